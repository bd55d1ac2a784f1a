package dev.memories.cli.command.pipeline;

import dev.memories.candidate.Decision;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.output.Conclusion;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.failure.FailureKind;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.extract.ExtractionReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** Says on standard error what the run cost, what failed, and why. */
  void explain(Notices notices) {
    ExtractionShapes.explain(notices, extraction);
    ConsolidationShapes.explain(notices, consolidations);
  }

  /** Says what the run did, what it left out, and what comes next. */
  void conclude(Conclusion conclusion) {
    SelectionSummary selection = new SelectionSummary(decisions);
    int extracted = extraction.extracted().size();
    int failed = extraction.failed().size();
    ConsolidationSummary consolidated = new ConsolidationSummary(consolidations);
    if (interrupted) {
      conclusion.interrupted(extracted, Math.max(selection.candidates(), extracted + failed));
    } else if (first && decisions.isEmpty() && extracted + failed == 0) {
      conclusion.nothing(
          "there are no sessions", List.of("`memories doctor` says where they are expected"));
    } else if (extracted + failed == 0 && !consolidated.hasWork()) {
      selection.nothing(conclusion);
    } else {
      conclusion.done(
          Stream.of(
                  "extracted " + Conclusion.count(extracted, "session"),
                  failed == 0 ? "" : failed + " failed",
                  consolidated.counts())
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(", ")),
          List.of(selection.leftOut(), selection.list(), consolidated.next()));
    }
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
