package dev.memories.tui.memory;

import dev.memories.candidate.Decision;
import dev.memories.candidate.GateSettings;
import dev.memories.pipeline.extract.CandidateSearch;
import dev.memories.recall.MemoryTopic;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.state.StateDatabase;
import dev.memories.trace.TraceHead;
import dev.memories.tui.port.EntryRow.Badge;
import dev.memories.tui.port.Panels;
import dev.memories.tui.port.Panels.Line;
import dev.memories.tui.port.Panels.Panel;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Tone;
import dev.memories.tui.text.CompactAge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the first screen from the database, and open ends from registries. */
final class DashboardReader {
  private static final int WEEKS = 12;
  private static final Duration WEEK = Duration.ofDays(7);

  /** Lines of one panel; the screen shows as many as it has room for. */
  private static final int SHOWN = 100;

  /** Registries that are read for open ends, those of the projects last worked in. */
  private static final int REGISTRIES = 10;

  /** Sessions that failed longer ago than this are no news. */
  private static final Duration RECENT = Duration.ofDays(14);

  private final CoreParts parts;
  private final StateDatabase state;
  private final GateSettings gates;
  private final Instant now;

  DashboardReader(CoreParts parts, StateDatabase state, GateSettings gates) {
    this.parts = parts;
    this.state = state;
    this.gates = gates;
    this.now = parts.clock().instant();
  }

  /**
   * Reads it.
   *
   * @param since when the user looked last; empty for the first time
   */
  Panels read(Optional<Instant> since) {
    List<TraceHead> heads = state.traces().heads();
    List<Decision> decisions = new CandidateSearch(state, parts.clock()).all(gates, heads);
    List<ProjectRow> projects = new ProjectRows(parts, state, gates).all(heads, decisions);
    return new Panels(
        weeks(),
        List.of(news(heads, since), waiting(projects), failed(heads, decisions), open(projects)));
  }

  private List<Integer> weeks() {
    int[] counts = new int[WEEKS];
    for (Session session : state.sessions().all()) {
      long ago = Duration.between(session.updatedAt(), now).dividedBy(WEEK);
      if (ago < WEEKS) {
        counts[WEEKS - 1 - (int) Math.max(0, ago)]++;
      }
    }
    return Arrays.stream(counts).boxed().toList();
  }

  private Panel news(List<TraceHead> heads, Optional<Instant> since) {
    List<Line> lines =
        heads.stream()
            .filter(head -> since.isEmpty() || head.making().extractedAt().isAfter(since.get()))
            .sorted(Comparator.comparing((TraceHead head) -> head.subject().updatedAt()).reversed())
            .map(
                head ->
                    new Line(
                        new Subject.SessionTrace(head.project(), head.id()),
                        head.subject().title(),
                        Optional.of(head.subject().updatedAt()),
                        outcome(head)))
            .toList();
    String title =
        since
            .map(then -> "New since you looked, " + CompactAge.ago(then, now))
            .orElse("Newest sessions");
    return panel(title, lines, "Nothing new has been extracted.");
  }

  private static Optional<Badge> outcome(TraceHead head) {
    return EntryRows.hasFailed(head)
        ? Optional.of(new Badge("not finished", Tone.BAD))
        : Optional.empty();
  }

  private static Panel waiting(List<ProjectRow> projects) {
    List<Line> lines = new ArrayList<>();
    for (ProjectRow row : projects) {
      if (row.waiting() > 0) {
        String text = count(row.waiting(), "change") + " proposed";
        lines.add(line(Subject.Change.first(row.project()), text, "review", Tone.WARN));
      }
    }
    for (ProjectRow row : projects) {
      int candidates = row.counts().getOrDefault(Section.CANDIDATES, 0);
      if (candidates > 0) {
        String text = count(candidates, "session") + " to extract";
        lines.add(line(new Subject.Overview(row.project()), text, "new", Tone.GOOD));
      } else if (row.health().stale() && row.waiting() == 0) {
        String text = "traces have changed since the last consolidation";
        lines.add(line(new Subject.Overview(row.project()), text, "stale", Tone.WARN));
      }
    }
    return panel("Waits for you", lines, "Nothing waits.");
  }

  private Panel failed(List<TraceHead> heads, List<Decision> decisions) {
    Stream<Line> extractions =
        decisions.stream()
            .filter(decision -> EntryRows.tone(decision.reason()) == Tone.BAD)
            .flatMap(decision -> decision.session().project().stream().map(p -> line(p, decision)));
    Stream<Line> sessions =
        heads.stream()
            .filter(EntryRows::hasFailed)
            .filter(head -> head.subject().updatedAt().isAfter(now.minus(RECENT)))
            .map(
                head ->
                    new Line(
                        new Subject.SessionTrace(head.project(), head.id()),
                        head.subject().title(),
                        Optional.of(head.subject().updatedAt()),
                        Optional.of(new Badge("not finished", Tone.BAD))));
    return panel(
        "Failed lately", Stream.concat(extractions, sessions).toList(), "Nothing has failed.");
  }

  private static Line line(Project project, Decision decision) {
    Session session = decision.session();
    return new Line(
        new Subject.Candidate(project, session.id()),
        session.title().isEmpty() ? session.id().value() : session.title(),
        Optional.of(session.updatedAt()),
        Optional.of(new Badge(decision.reason().word(), Tone.BAD)));
  }

  private Panel open(List<ProjectRow> projects) {
    List<Line> lines = new ArrayList<>();
    projects.stream()
        .map(ProjectRow::project)
        .filter(parts.home()::hasMemory)
        .limit(REGISTRIES)
        .forEach(
            project ->
                RegistryRows.of(parts.home().root(project)).stream()
                    .filter(placed -> placed.bullet().topic() == MemoryTopic.FOLLOW_UPS)
                    .map(
                        placed ->
                            new Line(
                                placed.subject(project),
                                placed.bullet().statement(),
                                Optional.empty(),
                                Optional.empty()))
                    .forEach(lines::add));
    return panel("Open ends", lines, "No open ends.");
  }

  private static Line line(Subject subject, String text, String word, Tone tone) {
    return new Line(subject, text, Optional.empty(), Optional.of(new Badge(word, tone)));
  }

  private static Panel panel(String title, List<Line> lines, String none) {
    return new Panel(title, lines.subList(0, Math.min(lines.size(), SHOWN)), lines.size(), none);
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
