package dev.memories.tui.memory;

import dev.memories.candidate.Decision;
import dev.memories.candidate.GateSettings;
import dev.memories.candidate.Reason;
import dev.memories.pipeline.extract.CandidateSearch;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.ConsolidationTable.Inputs;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLock;
import dev.memories.text.StoredPath;
import dev.memories.trace.TraceHead;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.archive.ImportFolder;
import dev.memories.tui.port.HeldLock;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.ProjectRow.Health;
import dev.memories.tui.port.Section;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lists the projects that have memory or sessions, the most recent session first. */
final class ProjectRows {
  private final CoreParts parts;
  private final StateDatabase state;
  private final GateSettings gates;

  ProjectRows(CoreParts parts, StateDatabase state, GateSettings gates) {
    this.parts = parts;
    this.state = state;
    this.gates = gates;
  }

  /** The counts of one project. */
  private static final class Tally {
    private final List<TraceHead> traces = new ArrayList<>();
    private Instant newest = Instant.EPOCH;
    private int candidates;
    private int failed;

    boolean isEmpty() {
      return traces.isEmpty() && candidates == 0;
    }

    void seen(Instant at) {
      newest = at.isAfter(newest) ? at : newest;
    }
  }

  List<ProjectRow> all() {
    List<TraceHead> heads = state.traces().heads();
    return all(heads, new CandidateSearch(state, parts.clock()).all(gates, heads));
  }

  /** For callers that have read traces and candidates already. */
  List<ProjectRow> all(List<TraceHead> heads, List<Decision> decisions) {
    Map<Project, Tally> tallies = new LinkedHashMap<>();
    for (TraceHead head : heads) {
      Tally tally = tallies.computeIfAbsent(head.project(), _ -> new Tally());
      tally.traces.add(head);
      tally.seen(head.subject().updatedAt());
    }
    for (Decision decision : decisions) {
      decision.session().project().ifPresent(project -> count(tallies, project, decision));
    }
    Map<Project, ConsolidationLock> locks = new HashMap<>();
    state.locks().list().forEach(lock -> locks.put(lock.project(), lock));
    locks.keySet().forEach(project -> tallies.computeIfAbsent(project, _ -> new Tally()));
    withImports().forEach(project -> tallies.computeIfAbsent(project, _ -> new Tally()));
    Map<Project, Inputs> consolidated = state.consolidations().latestInputs();
    return tallies.entrySet().stream()
        .sorted(ProjectRows::newestFirst)
        .map(
            entry ->
                row(
                    entry.getKey(),
                    entry.getValue(),
                    Optional.ofNullable(consolidated.get(entry.getKey())),
                    Optional.ofNullable(locks.get(entry.getKey()))))
        .toList();
  }

  /** What was imported can be all that a project has, and the user's own memory has no session. */
  private List<Project> withImports() {
    if (!parts.home().mayHaveImports()) {
      return List.of();
    }
    Set<Project> known = new TreeSet<>(state.audit().projects());
    known.add(Project.USER);
    return known.stream()
        .filter(project -> !ImportFolder.all(parts.home().root(project)).isEmpty())
        .toList();
  }

  /** Projects that have neither traces nor candidates come last. */
  private static int newestFirst(Map.Entry<Project, Tally> a, Map.Entry<Project, Tally> b) {
    if (a.getValue().isEmpty() != b.getValue().isEmpty()) {
      return a.getValue().isEmpty() ? 1 : -1;
    }
    int byTime = b.getValue().newest.compareTo(a.getValue().newest);
    return byTime != 0 ? byTime : a.getKey().compareTo(b.getKey());
  }

  private static void count(Map<Project, Tally> tallies, Project project, Decision decision) {
    Tally tally = tallies.computeIfAbsent(project, _ -> new Tally());
    tally.seen(decision.session().updatedAt());
    tally.candidates += decision.isCandidate() ? 1 : 0;
    boolean failed = decision.reason() == Reason.BACKING_OFF || decision.reason() == Reason.GAVE_UP;
    tally.failed += failed ? 1 : 0;
  }

  private ProjectRow row(
      Project project, Tally tally, Optional<Inputs> last, Optional<ConsolidationLock> lock) {
    MemoryRoot root = parts.home().root(project);
    boolean hasTree = Files.isDirectory(root.folder().resolveSibling(""));
    Map<Section, Integer> counts = new EnumMap<>(Section.class);
    counts.put(Section.REVIEW, hasTree ? new ProposedChanges(root).count() : 0);
    counts.put(Section.SKILLS, hasTree ? folders(root.skills()) : 0);
    counts.put(Section.IMPORTED, hasTree ? ImportFolder.all(root).size() : 0);
    counts.put(Section.TRACES, tally.traces.size());
    counts.put(Section.HISTORY, hasTree ? folders(root.history()) : 0);
    counts.put(Section.CANDIDATES, tally.candidates);
    boolean gone =
        !project.equals(Project.USER) && !Files.isDirectory(StoredPath.of(project.cwd()));
    return new ProjectRow(
        project,
        counts,
        new Health(gone, isStale(tally.traces, last), tally.failed),
        lock.map(ProjectRows::held));
  }

  static HeldLock held(ConsolidationLock lock) {
    return new HeldLock(lock.owner(), lock.acquiredAt(), lock.expiresAt(), lock.expired());
  }

  /** Whether the next consolidation would read other traces than the last one. */
  private static boolean isStale(List<TraceHead> traces, Optional<Inputs> last) {
    if (traces.isEmpty()) {
      return false;
    }
    List<TraceHead> newest = traces.subList(0, Math.min(traces.size(), MemoryRoot.MAX_TRACES));
    List<SessionId> ids = newest.stream().map(TraceHead::id).toList();
    return last.isEmpty()
        || !last.get().traces().equals(ids)
        || newest.stream()
            .map(head -> head.making().extractedAt().truncatedTo(ChronoUnit.SECONDS))
            .anyMatch(extracted -> extracted.isAfter(last.get().consolidatedAt()));
  }

  private static int folders(Path folder) {
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            folder,
            entry -> !entry.getFileName().toString().startsWith(".") && Files.isDirectory(entry))) {
      int count = 0;
      for (Path _ : entries) {
        count++;
      }
      return count;
    } catch (IOException notThere) {
      return 0;
    }
  }
}
