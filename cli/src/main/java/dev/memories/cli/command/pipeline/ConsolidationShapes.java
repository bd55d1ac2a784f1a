package dev.memories.cli.command.pipeline;

import dev.memories.cli.call.ExitCode;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.failure.FailureKind;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.ConsolidationReport.Holder;
import dev.memories.pipeline.consolidate.ConsolidationReport.Outcome;
import java.util.List;
import java.util.Optional;

/** How consolidations look in documents and tables, and their exit code. */
final class ConsolidationShapes {
  private static final JsonShape<ConsolidationReport> PROJECT =
      JsonShape.<ConsolidationReport>empty()
          .text("cwd", "the project", report -> report.project().cwd())
          .path("memoryRoot", "the folder of its memory", ConsolidationReport::memoryRoot)
          .text(
              "outcome",
              "consolidated, proposed, would-consolidate, nothing-to-do, busy, failed or lost-lease",
              report -> report.outcome().word())
          .integer("traces", "traces merged, or to be merged", ConsolidationReport::traces)
          .texts("files", "outputs written", ConsolidationReport::files)
          .textOrNull(
              "version",
              "name of what was written, for restore; of the proposal when proposed",
              ConsolidationReport::version)
          .textOrNull(
              "owner",
              "who has the lock, when busy or lost",
              report -> Optional.ofNullable(report.holder()).map(Holder::owner).orElse(null))
          .timeOrNull(
              "expiresAt",
              "when that lease ends",
              report -> Optional.ofNullable(report.holder()).map(Holder::expiresAt).orElse(null))
          .textOrNull("message", "what to know besides", ConsolidationReport::message);

  static final JsonShape<List<ConsolidationReport>> DOCUMENT =
      JsonShape.<List<ConsolidationReport>>empty()
          .objects("projects", "in the order they were asked for", PROJECT, reports -> reports);

  private ConsolidationShapes() {}

  static Table table(List<ConsolidationReport> reports) {
    Table table = Table.withHeadings("OUTCOME", "TRACES", "PROJECT", "MEMORY");
    for (ConsolidationReport report : reports) {
      String message = Optional.ofNullable(report.message()).orElse("");
      table.row(
          Cell.of(report.project().cwd(), report.outcome().word()).painted(paint(report)),
          Cell.of(report.outcome().word(), Integer.toString(report.traces())),
          Cell.of(report.memoryRoot().toString(), report.project().cwd()),
          Cell.of(message, message.isEmpty() ? report.memoryRoot().toString() : message));
    }
    return table;
  }

  private static Paint paint(ConsolidationReport report) {
    return switch (report.outcome()) {
      case CONSOLIDATED, PROPOSED, WOULD_CONSOLIDATE -> Paint.GREEN;
      case NOTHING_TO_DO -> Paint.DIM;
      case BUSY, LOST_LEASE -> Paint.YELLOW;
      case FAILED -> Paint.RED;
    };
  }

  /** Says on standard error what failed and why. */
  static void explain(Notices notices, List<ConsolidationReport> reports) {
    for (ConsolidationReport report : reports) {
      if (report.failure() != null) {
        notices.error("could not consolidate " + report.project() + ": " + report.message(), null);
      }
    }
  }

  /** The kinds of the failures. */
  static List<FailureKind> failures(List<ConsolidationReport> reports) {
    return reports.stream()
        .map(ConsolidationReport::failure)
        .flatMap(kind -> Optional.ofNullable(kind).stream())
        .toList();
  }

  /** The exit code of a run with these reports. */
  static ExitCode code(List<ConsolidationReport> reports) {
    return ExitCode.ofFailures(failures(reports), someDone(reports));
  }

  static boolean someDone(List<ConsolidationReport> reports) {
    return reports.stream()
        .map(ConsolidationReport::outcome)
        .anyMatch(outcome -> outcome == Outcome.CONSOLIDATED || outcome == Outcome.PROPOSED);
  }
}
