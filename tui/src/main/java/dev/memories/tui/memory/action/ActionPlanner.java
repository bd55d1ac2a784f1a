package dev.memories.tui.memory.action;

import dev.memories.candidate.Decision;
import dev.memories.pipeline.consolidate.ConsolidationOptions;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.extract.CandidateSearch;
import dev.memories.pipeline.forget.ForgetReport;
import dev.memories.redact.RedactedPath;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.trace.TraceHead;
import dev.memories.tui.memory.CoreParts;
import dev.memories.tui.memory.Pipeline;
import dev.memories.tui.memory.ProposedChanges;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionPlan;
import dev.memories.tui.text.CompactAge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the plans of actions. */
public final class ActionPlanner {
  private static final int LISTED = 8;

  private final CoreParts parts;
  private final StateDatabase state;
  private final Pipeline pipeline;

  public ActionPlanner(CoreParts parts, StateDatabase state, Pipeline pipeline) {
    this.parts = parts;
    this.state = state;
    this.pipeline = pipeline;
  }

  public ActionPlan of(Action.Planned action) {
    return switch (action) {
      case Action.Extract(var sessions) ->
          new ActionPlan(
              "Extract " + count(sessions.size(), "session") + " again?", titles(sessions), false);
      case Action.ExtractCandidates(var projects) -> candidates(projects);
      case Action.Consolidate(var projects) -> consolidation(projects);
      case Action.ReleaseLock(var project) ->
          new ActionPlan(
              "Release the lock of " + project + "?",
              List.of(
                  holder(project),
                  "A run that is still working there will stop without writing anything."),
              true);
      case Action.TakeLock(var project) ->
          new ActionPlan(
              "Take over the lock of " + project + "?",
              List.of(
                  holder(project),
                  "A run that is still working there will stop without writing anything.",
                  "Nothing else can consolidate it until you release it, or 10 minutes pass."),
              true);
      case Action.Restore(var project, var version) ->
          new ActionPlan(
              "Restore " + version + " of " + project + "?",
              List.of("This replaces MEMORY.md and skills; u undoes it."),
              false);
      case Action.Forget(var sessions) -> forgetting(sessions);
      case Action.Discard(var project) -> {
        int changes = new ProposedChanges(parts.home().root(project)).count();
        yield changes == 0
            ? ActionPlan.nothing("no proposal waits for " + project)
            : new ActionPlan(
                "Discard the proposal for " + project + "?",
                List.of(
                    count(changes, "change") + " would be dropped; the memory stays as it is.",
                    "The same sessions are not proposed again; `: consolidate --force` does that."),
                true);
      }
    };
  }

  private ActionPlan forgetting(List<SessionId> sessions) {
    List<ForgetReport> reports = pipeline.forgetting(state).plan(sessions);
    List<String> lines = new ArrayList<>(titles(sessions));
    lines.add("");
    lines.addAll(listed(ForgetMessages.gone(reports)));
    lines.addAll(ForgetMessages.kept(reports));
    lines.add("");
    lines.add("This cannot be undone. The sessions are not extracted again unless you allow it.");
    return new ActionPlan("Forget " + count(sessions.size(), "session") + "?", lines, true);
  }

  private ActionPlan candidates(List<Project> projects) {
    List<Decision> candidates = candidates(state, projects);
    List<String> titles = candidates.stream().map(decision -> decision.session().title()).toList();
    String where =
        projects.size() == 1
            ? RedactedPath.of(projects.getFirst().cwd())
            : projects.size() + " projects";
    if (candidates.isEmpty()) {
      return ActionPlan.nothing(
          "no session of " + where + " waits for extraction; Candidates says why");
    }
    return new ActionPlan(
        "Extract " + count(candidates.size(), "candidate") + " of " + where + "?",
        listed(titles),
        false);
  }

  /** The candidates of these projects. */
  List<Decision> candidates(StateDatabase from, List<Project> projects) {
    CandidateSearch search = new CandidateSearch(from, parts.clock());
    return projects.stream()
        .flatMap(project -> search.in(project, pipeline.gates()).stream())
        .filter(Decision::isCandidate)
        .toList();
  }

  private ActionPlan consolidation(List<Project> projects) {
    ConsolidationOptions dry =
        new ConsolidationOptions(
            false, true, Duration.ZERO, pipeline.historyKeep(), pipeline.review());
    List<ConsolidationReport> reports = pipeline.consolidation(state, _ -> {}).run(projects, dry);
    if (reports.stream()
        .allMatch(report -> report.outcome() == ConsolidationReport.Outcome.NOTHING_TO_DO)) {
      return ActionPlan.nothing("nothing has changed since the last consolidation");
    }
    List<String> lines = new ArrayList<>();
    for (ConsolidationReport report : reports) {
      lines.add(report.project() + ": " + would(report));
      state.locks().find(report.project()).ifPresent(_ -> lines.add(holder(report.project())));
    }
    String what =
        projects.size() == 1
            ? RedactedPath.of(projects.getFirst().cwd())
            : count(projects.size(), "project");
    return new ActionPlan("Consolidate " + what + "?", listed(lines), false);
  }

  private static String would(ConsolidationReport report) {
    return switch (report.outcome()) {
      case WOULD_CONSOLIDATE ->
          count(report.traces(), "trace") + " are merged; MEMORY.md and skills are rewritten";
      case NOTHING_TO_DO -> "nothing has changed since the last consolidation";
      case CONSOLIDATED, PROPOSED, BUSY, LOST_LEASE, FAILED ->
          Optional.ofNullable(report.message()).orElse(report.outcome().word());
    };
  }

  private String holder(Project project) {
    return state
        .locks()
        .find(project)
        .map(
            lock ->
                "It is held by %s, taken %s%s."
                    .formatted(
                        lock.owner(),
                        CompactAge.ago(lock.acquiredAt(), parts.clock().instant()),
                        lock.expired() ? "; the lease has expired" : ""))
        .orElse("It is free.");
  }

  private List<String> titles(List<SessionId> sessions) {
    List<String> titles = new ArrayList<>();
    for (SessionId id : sessions) {
      Optional<String> ofTrace =
          state.traces().findHead(id).map(TraceHead::subject).map(subject -> subject.title());
      Optional<String> title = ofTrace.or(() -> state.sessions().find(id).map(s -> s.title()));
      titles.add(title.filter(text -> !text.isEmpty()).orElse(id.value()));
    }
    return listed(titles);
  }

  private static List<String> listed(List<String> lines) {
    if (lines.size() <= LISTED) {
      return lines;
    }
    List<String> first = new ArrayList<>(lines.subList(0, LISTED));
    first.add("and " + (lines.size() - LISTED) + " more");
    return first;
  }

  static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
