package dev.memories.cli.command.pipeline;

import dev.memories.candidate.Decision;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.failure.FailureKind;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.extract.ExtractionReport;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of both phases.
 *
 * @param first whether there was no trace before
 * @param decisions about the sessions that were looked at
 * @param interrupted whether the user cancelled the run
 */
record RunReport(
    boolean first,
    List<Decision> decisions,
    ExtractionReport extraction,
    List<ConsolidationReport> consolidations,
    boolean interrupted) {
  static final JsonShape<RunReport> DOCUMENT =
      JsonShape.<RunReport>empty()
          .object("extract", "phase 1", ExtractionShapes.DOCUMENT, RunReport::extraction)
          .object(
              "consolidate", "phase 2", ConsolidationShapes.DOCUMENT, RunReport::consolidations);

  RunReport {
    decisions = List.copyOf(decisions);
    consolidations = List.copyOf(consolidations);
  }

  /** Says on standard error what the run took, what it cost, and what failed. */
  void explain(Notices notices) {
    SelectionSummary.of(decisions, extraction, interrupted).ifPresent(notices::say);
    ExtractionShapes.explain(notices, extraction);
    ConsolidationShapes.explain(notices, consolidations);
  }

  ExitCode code() {
    if (interrupted) {
      return ExitCode.INTERRUPTED;
    }
    List<FailureKind> failures = new ArrayList<>(ExtractionShapes.failures(extraction.failed()));
    failures.addAll(ConsolidationShapes.failures(consolidations));
    boolean someDone =
        !extraction.extracted().isEmpty() || ConsolidationShapes.someDone(consolidations);
    return ExitCode.ofFailures(failures, someDone);
  }
}
