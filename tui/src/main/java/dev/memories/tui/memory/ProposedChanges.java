package dev.memories.tui.memory;

import dev.memories.recall.MemoryBullet;
import dev.memories.review.ProposedChange;
import dev.memories.review.ProposedChange.ChangeKind;
import dev.memories.review.ProposedChange.OfBullet;
import dev.memories.review.ProposedChange.OfSkill;
import dev.memories.review.ProposedChange.OfText;
import dev.memories.review.Review;
import dev.memories.session.Project;
import dev.memories.tree.MemoryRoot;
import dev.memories.tui.port.Document;
import dev.memories.tui.port.EntryRow;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Tone;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows the changes of the proposal that waits in a project's folder. */
public final class ProposedChanges {
  private final MemoryRoot root;

  public ProposedChanges(MemoryRoot root) {
    this.root = root;
  }

  /** The number of changes that wait. Cheap where there is no proposal. */
  public int count() {
    return Files.isDirectory(root.proposal())
        ? Review.of(root).map(review -> review.changes().size()).orElse(0)
        : 0;
  }

  List<EntryRow> rows(Project project) {
    return Review.of(root).stream()
        .flatMap(review -> review.changes().stream().map(change -> row(project, review, change)))
        .toList();
  }

  private static EntryRow row(Project project, Review review, ProposedChange change) {
    Subject subject =
        new Subject.Change(project, review.made().version(), change.id(), wording(change));
    return new EntryRow(
        subject,
        change.title(),
        "",
        Optional.empty(),
        Optional.of(new EntryRow.Badge(change.kind().word(), tone(change.kind()))));
  }

  /** A bullet that goes can be reworded, too: it then stays in the user's words. */
  private static String wording(ProposedChange change) {
    return change instanceof OfBullet bullet ? bullet.subject().statement() : "";
  }

  private static Tone tone(ChangeKind kind) {
    return switch (kind) {
      case ADDED -> Tone.GOOD;
      case REMOVED -> Tone.BAD;
      case CHANGED -> Tone.WARN;
    };
  }

  Document document(Subject.Change wanted) {
    return find(wanted)
        .map(ProposedChanges::document)
        .orElseGet(() -> new Document.Missing("This change no longer waits."));
  }

  private static Document document(ProposedChange change) {
    return switch (change) {
      case OfBullet bullet -> Document.Text.made(sheet(bullet));
      case OfSkill skill -> compared(skill.before(), skill.after());
      case OfText text -> compared(text.before(), text.after());
    };
  }

  private static String sheet(OfBullet change) {
    FactSheet facts = new FactSheet();
    String section = change.section().isEmpty() ? "" : ", in \"" + change.section() + "\"";
    facts.title(change.kind().word() + section);
    part(facts, "In the memory now", change.before(), "nothing: this bullet is new");
    part(facts, "As proposed", change.after(), "nothing: this bullet goes");
    return facts.text();
  }

  private static void part(
      FactSheet facts, String heading, @Nullable MemoryBullet bullet, String none) {
    facts.heading(heading);
    facts.bullet(bullet == null ? none : bullet.cited());
    if (bullet != null && bullet.citation().isEmpty()) {
      facts.bullet("it cites no session");
    }
  }

  private static Document compared(@Nullable String before, @Nullable String after) {
    return new Document.Comparison(
        "now", before == null ? "" : before, "proposed", after == null ? "" : after);
  }

  /** The citations of a change, before and after. */
  String evidence(Subject.Change wanted) {
    return find(wanted)
        .map(
            change ->
                switch (change) {
                  case OfBullet bullet -> cited(bullet.after()) + "\n" + cited(bullet.before());
                  case OfSkill skill -> skill.after() == null ? skill.before() : skill.after();
                  case OfText text -> text.after();
                })
        .orElse("");
  }

  private static String cited(@Nullable MemoryBullet bullet) {
    return bullet == null ? "" : bullet.cited();
  }

  private Optional<ProposedChange> find(Subject.Change wanted) {
    return Review.of(root)
        .filter(review -> review.made().version().equals(wanted.proposal()))
        .flatMap(
            review ->
                review.changes().stream()
                    .filter(change -> change.id().equals(wanted.id()))
                    .findFirst());
  }
}
