package dev.memories.tui.memory.action;

import static dev.memories.tui.memory.action.ActionPlanner.count;

import dev.memories.candidate.Decision;
import dev.memories.pipeline.consolidate.ConsolidationContext;
import dev.memories.pipeline.consolidate.ConsolidationOptions;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.RestoreRun;
import dev.memories.pipeline.extract.CandidateSearch;
import dev.memories.pipeline.extract.ExtractionReport;
import dev.memories.pipeline.forget.ForgetRun;
import dev.memories.pipeline.index.IndexReport;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.text.StoredPath;
import dev.memories.tree.outputs.History;
import dev.memories.tui.memory.CoreParts;
import dev.memories.tui.memory.Pipeline;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Carries out actions, each with its own database connection. */
public final class ActionExecutor {
  private final CoreParts parts;
  private final Pipeline pipeline;
  private final Progress.Listener listener;

  public ActionExecutor(CoreParts parts, Pipeline pipeline, Progress.Listener listener) {
    this.parts = parts;
    this.pipeline = pipeline;
    this.listener = listener;
  }

  public ActionOutcome perform(Action action) throws InterruptedException {
    return switch (action) {
      case Action.RunLine(var line, var in) -> pipeline.run(line, folder(in));
      case Action.MemoryChange change -> {
        try (StateDatabase state = parts.writing().get()) {
          yield perform(state, change);
        }
      }
    };
  }

  private ActionOutcome perform(StateDatabase state, Action.MemoryChange change)
      throws InterruptedException {
    return switch (change) {
      case Action.Extract(var sessions) ->
          extract(
              state, new CandidateSearch(state, parts.clock()).named(sessions, Optional.empty()));
      case Action.ExtractCandidates(var projects) ->
          extract(state, new ActionPlanner(parts, state, pipeline).candidates(state, projects));
      case Action.Consolidate(var projects) -> consolidate(state, projects);
      case Action.ReleaseLock(var project) -> release(state, project);
      case Action.TakeLock(var project) -> take(state, project);
      case Action.Decide decide -> review(state).decide(decide);
      case Action.Discard(var project) -> review(state).discard(project);
      case Action.UndoReview undo -> undo(state, undo);
      case Action.Refresh _ -> refresh(state);
      case Action.Restore(var project, var version) -> restore(state, project, version);
      case Action.Forget(var sessions) -> forget(state, sessions);
      case Action.Remember(var sessions) -> remember(state, sessions);
    };
  }

  private ActionOutcome extract(StateDatabase state, List<Decision> decisions)
      throws InterruptedException {
    ExtractionReport report =
        pipeline.extraction(state, new ProgressAdapter(listener)).run(decisions);
    stopIfCancelled();
    List<String> failures = new ArrayList<>();
    report.failed().forEach(failed -> failures.add(failed.id() + ": " + failed.message()));
    int done = report.extracted().size();
    if (!failures.isEmpty()) {
      String message = "%s extracted, %s failed".formatted(count(done, "session"), failures.size());
      return new ActionOutcome.Failed(message, failures);
    }
    return new ActionOutcome.Done(
        done == 0 ? "there was nothing to extract" : count(done, "session") + " extracted");
  }

  private ActionOutcome consolidate(StateDatabase state, List<Project> projects)
      throws InterruptedException {
    ConsolidationOptions options =
        new ConsolidationOptions(
            false, false, Duration.ZERO, pipeline.historyKeep(), pipeline.review());
    ProgressAdapter progress = new ProgressAdapter(listener, projects.size());
    List<ConsolidationReport> reports =
        pipeline.consolidation(state, progress).run(projects, options);
    stopIfCancelled();
    return ConsolidationMessages.outcome(reports);
  }

  /**
   * The version that was replaced is the newest in the history afterwards; restoring it undoes
   * this.
   */
  private ActionOutcome restore(StateDatabase state, Project project, String version) {
    ConsolidationReport report =
        new RestoreRun(state, parts.home()::root, ConsolidationContext.of(parts.clock()))
            .restore(project, version);
    if (report.failure() != null) {
      return ConsolidationMessages.outcome(List.of(report));
    }
    Optional<Action> undo =
        new History(parts.home().root(project))
            .versions().stream()
                .findFirst()
                .map(before -> new Action.Restore(project, before.version()));
    return new ActionOutcome.Done("restored " + version, List.of(), undo);
  }

  /** What was rejected may come again first, so that it waits again as soon as it can. */
  private ActionOutcome undo(StateDatabase state, Action.UndoReview undo) {
    review(state).allow(undo.project(), undo.rejected());
    return restore(state, undo.project(), undo.version());
  }

  private ReviewActions review(StateDatabase state) {
    return new ReviewActions(state, parts);
  }

  private ActionOutcome forget(StateDatabase state, List<SessionId> sessions) {
    return switch (pipeline.forgetting(state).forget(sessions)) {
      case ForgetRun.Result.Busy(var lock) -> ForgetMessages.busy(lock);
      case ForgetRun.Result.Done(var reports) ->
          new ActionOutcome.Done(
              "forgot " + count(sessions.size(), "session"),
              ForgetMessages.kept(reports),
              Optional.of(new Action.Remember(sessions)));
    };
  }

  /** Reads the sessions again, because their titles were forgotten, too. */
  private ActionOutcome remember(StateDatabase state, List<SessionId> sessions)
      throws InterruptedException {
    var _ = pipeline.forgetting(state).remember(sessions);
    var _ = pipeline.index(state, new ProgressAdapter(listener));
    return new ActionOutcome.Done(
        count(sessions.size(), "session") + " may be extracted again: see Candidates");
  }

  private static ActionOutcome release(StateDatabase state, Project project) {
    boolean freed = state.locks().releaseAny(project);
    return new ActionOutcome.Done(
        freed ? "released the lock of " + project : project + " was not locked");
  }

  /** Nothing renews this lease: it expires unless the user releases it. */
  private static ActionOutcome take(StateDatabase state, Project project) {
    String owner = "browser-" + UUID.randomUUID().toString().substring(0, 8);
    var _ = state.locks().force(project, owner, ConsolidationLocks.LEASE);
    return new ActionOutcome.Done("took over the lock of " + project + " as " + owner);
  }

  private ActionOutcome refresh(StateDatabase state) throws InterruptedException {
    IndexReport report = pipeline.index(state, new ProgressAdapter(listener));
    return new ActionOutcome.Done(
        report.scanned() == 0
            ? "no session log was found; `: doctor` says where it looked"
            : "%s, %d read again".formatted(count(report.scanned(), "rollout"), report.read()));
  }

  private static Path folder(Optional<Project> in) {
    return in.map(project -> StoredPath.of(project.cwd()))
        .filter(Files::isDirectory)
        .orElseGet(() -> Path.of("").toAbsolutePath());
  }

  /** An interrupted run ends in order and leaves the thread interrupted. */
  private static void stopIfCancelled() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("cancelled");
    }
  }
}
