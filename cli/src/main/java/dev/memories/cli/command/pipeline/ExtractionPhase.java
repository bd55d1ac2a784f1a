package dev.memories.cli.command.pipeline;

import dev.memories.candidate.Decision;
import dev.memories.candidate.Reason;
import dev.memories.failure.FailureKind;
import dev.memories.pipeline.extract.ExtractionReport;
import dev.memories.pipeline.extract.ExtractionReport.Failed;
import dev.memories.pipeline.extract.ExtractionRun;
import dev.memories.state.StateDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Phase 1 for the sessions that a command line selects. */
final class ExtractionPhase {
  private final SessionSelection selection;
  private final Function<StateDatabase, ExtractionRun> runs;

  ExtractionPhase(SessionSelection selection, Function<StateDatabase, ExtractionRun> runs) {
    this.selection = selection;
    this.runs = runs;
  }

  /** The decisions about the selected sessions, and what became of the candidates. */
  record Extraction(List<Decision> decisions, ExtractionReport report) {}

  /**
   * Decides on the selected sessions and extracts the candidates.
   *
   * <p>An interrupt during extraction ends it; the thread stays interrupted.
   *
   * @throws InterruptedException when cancelled before extraction begins
   */
  Extraction run(StateDatabase state, SelectedSessions selected) throws InterruptedException {
    List<Decision> decisions = selection.decide(state, selected);
    ExtractionReport report = runs.apply(state).run(decisions);
    return new Extraction(
        decisions, selected.ids().isEmpty() ? report : withRefused(report, decisions));
  }

  /** Reports a named session that is no candidate as failed, not as skipped. */
  private static ExtractionReport withRefused(ExtractionReport report, List<Decision> decisions) {
    List<Failed> refused = refused(decisions);
    List<Failed> failed = new ArrayList<>(report.failed());
    failed.addAll(refused);
    return new ExtractionReport(
        report.extracted(), failed, report.skipped() - refused.size(), report.touchedProjects());
  }

  /** The named sessions that are no candidates, as failures. */
  static List<Failed> refused(List<Decision> decisions) {
    return decisions.stream()
        .filter(decision -> !decision.isCandidate())
        .map(ExtractionPhase::refused)
        .toList();
  }

  private static Failed refused(Decision decision) {
    String detail = Optional.ofNullable(decision.detail()).map(text -> ": " + text).orElse("");
    boolean noCwd = decision.reason() == Reason.NO_CWD;
    return new Failed(
        decision.session().id(),
        decision.session().files().rollout(),
        decision.reason() == Reason.IN_PROGRESS ? FailureKind.BUSY : FailureKind.IO,
        decision.reason().word() + detail + (noCwd ? ": it names no folder; add --cwd DIR" : ""),
        null);
  }
}
