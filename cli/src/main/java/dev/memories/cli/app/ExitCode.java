package dev.memories.cli.app;

import dev.memories.failure.FailureKind;
import java.util.List;

/** How a command ended, as the shell sees it (cli.md, "Exit codes"). */
public enum ExitCode {
  DONE(0),
  FAILED(1),
  USAGE(2),
  PARTLY(3),
  MODEL(4),
  BUSY(5),
  STATE(6),
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /**
   * What failures among several sessions or projects come to: nothing failed, 0; interrupted, 130;
   * wrong settings, 2; state or tree, 6; only busy ones left, 5; all for one cause, its code; mixed
   * or some done, 3.
   */
  public static ExitCode ofFailures(List<FailureKind> failures, boolean someDone) {
    List<ExitCode> codes = failures.stream().map(ExitCode::of).distinct().toList();
    if (codes.isEmpty()) {
      return DONE;
    }
    for (ExitCode first : List.of(INTERRUPTED, USAGE, STATE)) {
      if (codes.contains(first)) {
        return first;
      }
    }
    if (codes.equals(List.of(BUSY))) {
      return BUSY;
    }
    return someDone || codes.size() > 1 ? PARTLY : codes.getFirst();
  }

  public static ExitCode of(FailureKind kind) {
    return switch (kind) {
      case USAGE, SETTINGS -> USAGE;
      case NOT_FOUND, AMBIGUOUS, IO -> FAILED;
      case MODEL, COMMAND -> MODEL;
      case BUSY -> BUSY;
      case STATE, TREE -> STATE;
      case INTERRUPTED -> INTERRUPTED;
    };
  }
}
