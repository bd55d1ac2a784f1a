package dev.memories.cli.command.pipeline;

import dev.memories.candidate.Decision;
import dev.memories.candidate.Reason;
import dev.memories.pipeline.extract.ExtractionReport;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One sentence about a run: how many sessions it took, and why it left the others out. */
final class SelectionSummary {
  /** The options that take sessions which are left out for a reason. */
  private static final Map<Reason, String> OPTIONS =
      Map.of(
          Reason.NOT_INTERACTIVE, "--source all",
          Reason.SUB_AGENT, "--source sub-agent",
          Reason.ACTIVE, "--idle 0",
          Reason.BEYOND_LIMIT, "--limit all",
          Reason.NO_CWD, "--cwd DIR");

  private SelectionSummary() {}

  /**
   * The sentence; empty when nothing was left out.
   *
   * @param decisions about the sessions that were looked at
   */
  static Optional<String> of(
      List<Decision> decisions, ExtractionReport report, boolean interrupted) {
    int extracted = report.extracted().size();
    if (interrupted) {
      long candidates = decisions.stream().filter(Decision::isCandidate).count();
      return Optional.of(
          "interrupted: %d of %d saved; run again to go on".formatted(extracted, candidates));
    }
    Map<Reason, Long> leftOut = leftOut(decisions);
    if (leftOut.isEmpty()) {
      return extracted + report.failed().size() > 0
          ? Optional.empty()
          : Optional.of("nothing to extract: no session is new or has changed");
    }
    String reasons =
        leftOut.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().word() + option(entry.getKey()))
            .collect(Collectors.joining(", "));
    return Optional.of(
        (extracted == 0 ? "nothing to extract" : "extracted " + extracted)
            + "; left out: "
            + reasons
            + "; `memories candidates --all` lists them");
  }

  private static Map<Reason, Long> leftOut(List<Decision> decisions) {
    Map<Reason, Long> counts = new EnumMap<>(Reason.class);
    for (Decision decision : decisions) {
      if (!decision.isCandidate() && decision.reason() != Reason.UP_TO_DATE) {
        counts.merge(decision.reason(), 1L, Long::sum);
      }
    }
    return counts;
  }

  private static String option(Reason reason) {
    String option = OPTIONS.get(reason);
    return option == null ? "" : " (" + option + ")";
  }
}
