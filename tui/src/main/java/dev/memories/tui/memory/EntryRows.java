package dev.memories.tui.memory;

import dev.memories.candidate.Decision;
import dev.memories.candidate.GateSettings;
import dev.memories.candidate.Reason;
import dev.memories.pipeline.extract.CandidateSearch;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.state.StateDatabase;
import dev.memories.trace.TraceHead;
import dev.memories.trace.TraceOutcome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeReader;
import dev.memories.tree.archive.ImportFolder;
import dev.memories.tree.archive.ImportedMemory;
import dev.memories.tree.outputs.History;
import dev.memories.tree.outputs.Manifest;
import dev.memories.tui.port.EntryRow;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lists the entries of a section. */
final class EntryRows {
  private static final Pattern SKILL_FILE = Pattern.compile("skills/([^/]+)/SKILL\\.md");

  private final StateDatabase state;
  private final InstantSource clock;
  private final GateSettings gates;

  EntryRows(StateDatabase state, InstantSource clock, GateSettings gates) {
    this.state = state;
    this.clock = clock;
    this.gates = gates;
  }

  List<EntryRow> of(Project project, MemoryRoot root, Section section) {
    return switch (section) {
      case REVIEW -> new ProposedChanges(root).rows(project);
      case SUMMARY ->
          passages(
              new Subject.Summary(project), root, root.memorySummary().getFileName() + "", "- ");
      case REGISTRY -> new RegistryRows(state).rows(project, root);
      case SKILLS -> skills(project, root);
      case IMPORTED ->
          ImportFolder.all(root).stream().map(memory -> imported(project, memory)).toList();
      case TRACES -> traces(project);
      case HISTORY -> new History(root).versions().stream().map(v -> version(project, v)).toList();
      case CANDIDATES ->
          new CandidateSearch(state, clock)
              .in(project, gates).stream().map(decision -> candidate(project, decision)).toList();
    };
  }

  /** The lines of a file with this beginning. */
  private static List<EntryRow> passages(
      Subject whole, MemoryRoot root, String name, String beginning) {
    List<EntryRow> rows = new ArrayList<>();
    List<String> lines = new TreeReader(root).read(name).orElse("").lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).startsWith(beginning)) {
        String title = lines.get(at).substring(beginning.length()).strip();
        rows.add(EntryRow.named(new Subject.Passage(whole, at + 1, title), title));
      }
    }
    return rows;
  }

  private static List<EntryRow> skills(Project project, MemoryRoot root) {
    return new TreeReader(root)
        .files().stream()
            .map(SKILL_FILE::matcher)
            .filter(file -> file.matches())
            .map(file -> file.group(1))
            .map(name -> EntryRow.named(new Subject.Skill(project, name), name))
            .toList();
  }

  private static EntryRow imported(Project project, ImportedMemory memory) {
    return new EntryRow(
        new Subject.Imported(project, memory.id()),
        memory.label(),
        "from " + memory.source(),
        Optional.of(memory.importedAt()),
        Optional.empty());
  }

  private List<EntryRow> traces(Project project) {
    List<EntryRow> rows = new ArrayList<>();
    for (TraceHead head : state.traces().heads(project)) {
      boolean inTree = rows.size() < MemoryRoot.MAX_TRACES;
      rows.add(
          new EntryRow(
              new Subject.SessionTrace(project, head.id()),
              head.subject().title(),
              besides(head),
              Optional.of(head.subject().updatedAt()),
              inTree
                  ? OutcomeBadge.of(head)
                  : Optional.of(new EntryRow.Badge("pruned", Tone.PLAIN)),
              size(head.subject().rollout()),
              hasFailed(head)));
    }
    return rows;
  }

  static boolean hasFailed(TraceHead head) {
    return head.outcome().filter(TraceOutcome::isFailure).isPresent();
  }

  private static long size(Path rollout) {
    try {
      return Files.size(rollout);
    } catch (IOException gone) {
      return 0;
    }
  }

  /** What the summary says after the request and its outcome, which the row shows anyway. */
  private static String besides(TraceHead head) {
    if (head.outcome().isEmpty()) {
      return head.summary();
    }
    int end = head.summary().indexOf("); ");
    return end < 0 ? "" : head.summary().substring(end + "); ".length());
  }

  private static EntryRow version(Project project, Manifest manifest) {
    return new EntryRow(
        new Subject.Version(project, manifest.version()),
        manifest.version(),
        "from " + manifest.traces().size() + " traces",
        Optional.of(manifest.madeAt()),
        Optional.empty());
  }

  private static EntryRow candidate(Project project, Decision decision) {
    Session session = decision.session();
    return new EntryRow(
        new Subject.Candidate(project, session.id()),
        session.title().isEmpty() ? session.id().value() : session.title(),
        Optional.ofNullable(decision.detail()).orElse(""),
        Optional.of(session.updatedAt()),
        Optional.of(new EntryRow.Badge(decision.reason().word(), tone(decision.reason()))),
        session.files().sizeBytes(),
        tone(decision.reason()) == Tone.BAD);
  }

  static Tone tone(Reason reason) {
    return switch (reason) {
      case NEW, UPDATED, OUTDATED -> Tone.GOOD;
      case BACKING_OFF, GAVE_UP, UNREADABLE -> Tone.BAD;
      case IN_PROGRESS, ACTIVE, CURRENT -> Tone.WARN;
      case UP_TO_DATE,
          ARCHIVED,
          NOT_INTERACTIVE,
          SUB_AGENT,
          NO_USER_MESSAGE,
          NO_CWD,
          MEMORY_DISABLED,
          EXCLUDED,
          FORGOTTEN,
          BEYOND_LIMIT ->
          Tone.PLAIN;
    };
  }
}
