package dev.memories.cli.app;

import dev.memories.failure.FailureKind;

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
