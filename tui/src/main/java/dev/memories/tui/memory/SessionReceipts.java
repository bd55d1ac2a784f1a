package dev.memories.tui.memory;

import dev.memories.recall.BulletUsage;
import dev.memories.recall.GivenBullets;
import dev.memories.recall.MemoryBullet;
import dev.memories.recall.RegistryBullets;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.trace.Trace;
import dev.memories.trace.TraceDocument;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeReader;
import dev.memories.tree.outputs.History;
import dev.memories.tree.outputs.Manifest;
import dev.memories.tui.port.Document;
import dev.memories.tui.port.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes what memory a session was given, by which hook, and which bullets it then used. */
final class SessionReceipts {
  private static final String NONE =
      """
      No hook gave this session any memory.

      `memories install --status` tells whether memory is built into your agent.""";

  private final MemoriesHome home;
  private final StateDatabase state;
  private final GivenBullets receipts;

  SessionReceipts(MemoriesHome home, StateDatabase state) {
    this.home = home;
    this.state = state;
    this.receipts = new GivenBullets(home.given());
  }

  Document of(Subject subject) {
    return switch (subject) {
      case Subject.SessionTrace(var project, var id) -> of(project, id);
      case Subject.Candidate(var project, var id) -> of(project, id);
      case Subject.Passage(var whole, _, _) -> of(whole);
      case Subject.Overview _,
          Subject.Summary _,
          Subject.Registry _,
          Subject.Skill _,
          Subject.Imported _,
          Subject.Version _,
          Subject.Change _ ->
          new Document.Missing("Only sessions are given memory.");
    };
  }

  private Document of(Project project, SessionId id) {
    List<GivenBullets.Receipt> given =
        GivenBullets.isSession(id.value()) ? receipts.receipts(id.value()) : List.of();
    if (given.isEmpty()) {
      return new Document.Missing(NONE);
    }
    Map<String, MemoryBullet> known = known(project, receipts.to(id.value()));
    Optional<Trace> trace = state.traces().find(id);
    Set<String> used =
        trace
            .map(found -> TraceDocument.parse(found.body()))
            .map(document -> BulletUsage.usedIn(document, List.copyOf(known.values())))
            .orElse(Set.of());
    FactSheet facts = new FactSheet();
    facts.title("Memory given to this session");
    facts.fact("bullets", Integer.toString(receipts.to(id.value()).size()));
    facts.fact("used", used(trace.isPresent(), used.size()));
    for (GivenBullets.Receipt receipt : given) {
      facts.heading(
          "%s, %s, %s"
              .formatted(
                  FactSheet.time(receipt.at()), receipt.event(), FactSheet.size(receipt.bytes())));
      receipt.bullets().forEach(bullet -> facts.bullet(line(bullet, known, used)));
    }
    return Document.Text.made(facts.text());
  }

  private static String used(boolean hasTrace, int count) {
    return hasTrace
        ? count + ", by a command that it ran or a file that it changed"
        : "unknown until the session is extracted";
  }

  private static String line(String id, Map<String, MemoryBullet> known, Set<String> used) {
    MemoryBullet bullet = known.get(id);
    String text = bullet == null ? "no longer in the memory" : bullet.statement();
    return (used.contains(id) ? "**used** " : "") + FactSheet.code(id) + " " + text;
  }

  /**
   * The bullets with these ids: of the project's memory, of the user's, and of earlier versions.
   */
  private Map<String, MemoryBullet> known(Project project, Set<String> wanted) {
    List<MemoryRoot> places = new ArrayList<>();
    places.add(home.root(project));
    places.add(home.root(Project.USER));
    History history = new History(home.root(project));
    history.versions().stream().map(Manifest::version).map(history::version).forEach(places::add);
    Map<String, MemoryBullet> known = new LinkedHashMap<>();
    for (MemoryRoot place : places) {
      if (known.size() < wanted.size()) {
        RegistryBullets.of(new TreeReader(place).read("MEMORY.md").orElse("")).stream()
            .filter(bullet -> wanted.contains(bullet.id()))
            .forEach(bullet -> known.putIfAbsent(bullet.id(), bullet));
      }
    }
    return known;
  }
}
