package dev.memories.tui.memory.action;

import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.ConsolidationReport.Holder;
import dev.memories.pipeline.consolidate.ConsolidationReport.Outcome;
import dev.memories.redact.RedactedPath;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.HeldLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Describes the results of consolidations in a few lines. */
final class ConsolidationMessages {
  private ConsolidationMessages() {}

  static ActionOutcome outcome(List<ConsolidationReport> reports) {
    if (reports.size() == 1) {
      return one(reports.getFirst());
    }
    List<String> lines = new ArrayList<>();
    long bad = reports.stream().filter(report -> report.failure() != null).count();
    reports.forEach(report -> lines.add(line(report)));
    long written =
        reports.stream().filter(report -> report.outcome() == Outcome.CONSOLIDATED).count();
    String message = "%d of %d consolidated".formatted(written, reports.size());
    return bad == 0
        ? new ActionOutcome.Done(message, List.of(), Optional.empty())
        : new ActionOutcome.Failed(message, lines);
  }

  private static ActionOutcome one(ConsolidationReport report) {
    Holder holder = report.holder();
    boolean busy = report.outcome() == Outcome.BUSY || report.outcome() == Outcome.LOST_LEASE;
    if (busy && holder != null) {
      return new ActionOutcome.Busy(
          RedactedPath.of(report.project().cwd()),
          new HeldLock(holder.owner(), holder.since(), holder.expiresAt(), false));
    }
    return report.failure() == null
        ? new ActionOutcome.Done(line(report))
        : new ActionOutcome.Failed(line(report));
  }

  private static String line(ConsolidationReport report) {
    String more = Optional.ofNullable(report.message()).map(text -> ": " + text).orElse("");
    String what =
        switch (report.outcome()) {
          case CONSOLIDATED -> "consolidated from " + ActionPlanner.count(report.traces(), "trace");
          case PROPOSED -> "proposed from " + ActionPlanner.count(report.traces(), "trace");
          case WOULD_CONSOLIDATE -> "would be consolidated";
          case NOTHING_TO_DO -> "has not changed since the last consolidation";
          case BUSY -> "is locked by another run";
          case LOST_LEASE -> "lost its lock";
          case FAILED -> "failed";
        };
    return report.project() + " " + what + more;
  }
}
