package dev.memories.cli.command.agent;

import dev.memories.cli.output.Conclusion;
import dev.memories.cli.output.JsonShape;
import dev.memories.recall.MemoryBullet;
import dev.memories.review.ProposedChange;
import dev.memories.review.ProposedChange.OfBullet;
import dev.memories.review.ProposedChange.OfSkill;
import dev.memories.review.ProposedChange.OfText;
import dev.memories.review.Review;
import dev.memories.session.Project;
import dev.memories.text.ShellWord;
import dev.memories.tree.MemoryRoot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What waits for review, before or after decisions.
 *
 * @param outcome {@code waiting}, {@code nothing}, {@code decided} or {@code discarded}
 * @param version the new version of the memory; null when nothing was written
 * @param review what waits now; null when nothing does
 */
record ReviewResult(
    Project project,
    MemoryRoot root,
    String outcome,
    @Nullable String version,
    @Nullable Review review) {
  private static final JsonShape<ProposedChange> CHANGE =
      JsonShape.<ProposedChange>empty()
          .text("id", "names the change, for --accept, --reject and --edit", ProposedChange::id)
          .text("kind", "added, removed or changed", change -> change.kind().word())
          .text("what", "bullet, skill or text", ReviewResult::what)
          .text("section", "heading above the bullet, or name of the skill", ReviewResult::section)
          .textOrNull("before", "as it is in the memory; null for a new one", ReviewResult::before)
          .textOrNull("after", "as it is proposed; null for one that goes", ReviewResult::after)
          .textOrNull(
              "evidenceBefore",
              "sessions and lines behind the bullet as it is",
              change -> evidence(change, true))
          .textOrNull(
              "evidenceAfter",
              "sessions and lines behind the bullet as proposed",
              change -> evidence(change, false));

  static final JsonShape<ReviewResult> DOCUMENT =
      JsonShape.<ReviewResult>empty()
          .text("cwd", "the project", result -> result.project().cwd())
          .path("memoryRoot", "the folder of its memory", result -> result.root().folder())
          .text("outcome", "waiting, nothing, decided or discarded", ReviewResult::outcome)
          .textOrNull(
              "version", "the new version of the memory, for restore", ReviewResult::version)
          .textOrNull("proposal", "the name of the proposal that waits", ReviewResult::proposal)
          .timeOrNull("madeAt", "when it was made", ReviewResult::madeAt)
          .textOrNull("consolidator", "what made it", ReviewResult::consolidator)
          .objects("changes", "what waits for a decision", CHANGE, ReviewResult::changes);

  static ReviewResult nothing(Project project, MemoryRoot root) {
    return new ReviewResult(project, root, "nothing", null, null);
  }

  static ReviewResult waiting(Project project, MemoryRoot root, Review review) {
    return new ReviewResult(project, root, "waiting", null, review);
  }

  static ReviewResult done(
      Project project,
      MemoryRoot root,
      String outcome,
      @Nullable String version,
      Optional<Review> left) {
    return new ReviewResult(project, root, outcome, version, left.orElse(null));
  }

  private List<ProposedChange> changes() {
    return review == null ? List.of() : review.changes();
  }

  private @Nullable String proposal() {
    return review == null ? null : review.made().version();
  }

  private @Nullable Instant madeAt() {
    return review == null ? null : review.made().madeAt();
  }

  private @Nullable String consolidator() {
    return review == null ? null : review.made().consolidator();
  }

  private static String what(ProposedChange change) {
    return switch (change) {
      case OfBullet _ -> "bullet";
      case OfSkill _ -> "skill";
      case OfText _ -> "text";
    };
  }

  private static String section(ProposedChange change) {
    return switch (change) {
      case OfBullet bullet -> bullet.section();
      case OfSkill skill -> skill.name();
      case OfText _ -> "";
    };
  }

  private static @Nullable String before(ProposedChange change) {
    return switch (change) {
      case OfBullet bullet -> statement(bullet.before());
      case OfSkill skill -> skill.before();
      case OfText text -> text.before();
    };
  }

  private static @Nullable String after(ProposedChange change) {
    return switch (change) {
      case OfBullet bullet -> statement(bullet.after());
      case OfSkill skill -> skill.after();
      case OfText text -> text.after();
    };
  }

  private static @Nullable String statement(@Nullable MemoryBullet bullet) {
    return bullet == null ? null : bullet.statement();
  }

  private static @Nullable String evidence(ProposedChange change, boolean isBefore) {
    if (!(change instanceof OfBullet bullet)) {
      return null;
    }
    MemoryBullet side = isBefore ? bullet.before() : bullet.after();
    return side == null ? null : side.citation();
  }

  /** Says what became of the proposal, and what comes next. */
  void conclude(Conclusion conclusion) {
    String cwd = " --cwd " + ShellWord.quoted(project.cwd());
    String waiting =
        review == null
            ? ""
            : Conclusion.count(changes().size(), "change")
                + (changes().size() == 1 ? " waits" : " wait");
    switch (outcome) {
      case "nothing" -> conclusion.nothing("no proposal waits in " + project, List.of());
      case "waiting" ->
          conclusion.done(
              "read the proposal",
              List.of(waiting, Conclusion.next("memories review" + cwd + " --accept all")));
      default ->
          conclusion.done(
              outcome.equals("discarded") ? "discarded the proposal" : "carried out the decisions",
              List.of(
                  waiting,
                  Conclusion.next("memories " + (review == null ? "registry" : "review") + cwd)));
    }
  }

  /** For people and pipes. */
  String text() {
    StringBuilder text = new StringBuilder();
    if (version != null) {
      text.append(outcome).append(", the memory is now version ").append(version).append('\n');
    }
    if (review != null) {
      text.append("proposal ")
          .append(review.made().version())
          .append(" by ")
          .append(review.made().consolidator())
          .append(", changes that wait: ")
          .append(changes().size())
          .append('\n');
      changes().forEach(change -> text.append('\n').append(new ChangeText(change).text()));
    }
    return text.toString();
  }
}
