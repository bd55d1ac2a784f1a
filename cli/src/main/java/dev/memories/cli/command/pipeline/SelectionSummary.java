package dev.memories.cli.command.pipeline;

import dev.memories.candidate.Decision;
import dev.memories.candidate.Reason;
import dev.memories.cli.output.Conclusion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which sessions a run left out, and why. */
final class SelectionSummary {
  /** The options that take sessions which are left out for a reason. */
  private static final Map<Reason, String> OPTIONS =
      Map.of(
          Reason.NOT_INTERACTIVE, "--source all",
          Reason.SUB_AGENT, "--source sub-agent",
          Reason.ACTIVE, "--idle 0",
          Reason.BEYOND_LIMIT, "--limit all",
          Reason.NO_CWD, "--cwd DIR");

  private final Map<Reason, Long> leftOut = new EnumMap<>(Reason.class);
  private final long candidates;

  /**
   * @param decisions about the sessions that were looked at
   */
  SelectionSummary(List<Decision> decisions) {
    for (Decision decision : decisions) {
      if (!decision.isCandidate() && decision.reason() != Reason.UP_TO_DATE) {
        leftOut.merge(decision.reason(), 1L, Long::sum);
      }
    }
    candidates = decisions.stream().filter(Decision::isCandidate).count();
  }

  /** Whether no session was left out. */
  boolean isComplete() {
    return leftOut.isEmpty();
  }

  /** How many sessions were to be taken. */
  long candidates() {
    return candidates;
  }

  /** The clause about the sessions left out, with the option for each reason; may be empty. */
  String leftOut() {
    return isComplete()
        ? ""
        : leftOut.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().word() + option(entry.getKey()))
            .collect(Collectors.joining(", ", "left out: ", ""));
  }

  /** The clause that names the command which lists the sessions left out; may be empty. */
  String list() {
    return isComplete() ? "" : "`memories candidates --all` lists them";
  }

  /** Says that no session was taken, and why. */
  void nothing(Conclusion conclusion) {
    conclusion.nothing(
        isComplete() ? "no session is new or has changed" : "no session is left to extract",
        List.of(leftOut(), list()));
  }

  private static String option(Reason reason) {
    String option = OPTIONS.get(reason);
    return option == null ? "" : " (" + option + ")";
  }
}
