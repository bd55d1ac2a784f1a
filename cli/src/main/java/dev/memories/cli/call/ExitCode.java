package dev.memories.cli.call;

import dev.memories.failure.FailureKind;
import java.util.List;

/** The exit codes of the program (docs/spec/contract.md 4). */
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
   * The code for a run over several sessions or projects (docs/spec/contract.md 4.1).
   *
   * <p>Without failures 0. Otherwise the first of 130 (interrupted), 2 (wrong settings) and 6
   * (state database or tree) that occurs; then 5 when every failure is a held lock; then, when
   * nothing was done and all failed for one cause, the code of that cause; otherwise 3.
   *
   * @param someDone whether the run did anything
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

  /** The code for a failure of this kind. */
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
