package dev.memories.cli.command.pipeline;

import dev.memories.cli.output.Conclusion;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.ConsolidationReport.Outcome;
import dev.memories.text.ShellWord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of the projects of a run, in a few words. */
final class ConsolidationSummary {
  private final List<ConsolidationReport> reports;
  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

  ConsolidationSummary(List<ConsolidationReport> reports) {
    this.reports = List.copyOf(reports);
    reports.forEach(report -> counts.merge(report.outcome(), 1, Integer::sum));
  }

  /** Whether there was a project with something to do. */
  boolean hasWork() {
    return reports.stream().anyMatch(report -> report.outcome() != Outcome.NOTHING_TO_DO);
  }

  /** How many projects ended how; empty when none was looked at. */
  String counts() {
    List<String> parts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      int count = counts.getOrDefault(outcome, 0);
      if (count > 0) {
        parts.add(words(outcome, count));
      }
    }
    return String.join(", ", parts);
  }

  private static String words(Outcome outcome, int count) {
    String projects = Conclusion.count(count, "project");
    return switch (outcome) {
      case CONSOLIDATED -> "consolidated " + projects;
      case PROPOSED -> "proposed new memory of " + projects;
      case WOULD_CONSOLIDATE -> "would consolidate " + projects;
      case NOTHING_TO_DO -> projects + " unchanged (--force)";
      case BUSY -> projects + " busy (--wait 5m)";
      case LOST_LEASE -> projects + " taken over by another run";
      case FAILED -> "could not consolidate " + projects;
    };
  }

  /** The clause that names the command to go on with; empty when nothing was written. */
  String next() {
    if (!cwds(Outcome.PROPOSED).isEmpty()) {
      return Conclusion.next("memories review --cwd " + cwds(Outcome.PROPOSED).getFirst());
    }
    List<String> done = cwds(Outcome.CONSOLIDATED);
    return switch (done.size()) {
      case 0 -> "";
      case 1 -> Conclusion.next("memories registry --cwd " + done.getFirst());
      default -> Conclusion.next("memories projects");
    };
  }

  private List<String> cwds(Outcome outcome) {
    return reports.stream()
        .filter(report -> report.outcome() == outcome)
        .map(report -> ShellWord.quoted(report.project().cwd()))
        .toList();
  }
}
