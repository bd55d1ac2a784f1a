package dev.memories.program;

/** The outcome of running a program. */
public sealed interface ProgramOutcome {
  /** It ended with exit code 0. */
  record Finished(String stdout) implements ProgramOutcome {}

  /**
   * It could not be started, failed, wrote too much or took too long.
   *
   * @param message one line that may quote the end of stderr, redacted
   * @param stdout what it printed before it ended with a bad exit code; not redacted
   */
  record Failed(Cause cause, String message, String stdout) implements ProgramOutcome {

    /** The kind of failure. */
    public enum Cause {
      NOT_RUN,
      TIMED_OUT,
      TOO_MUCH_OUTPUT,
      EXIT_CODE
    }
  }
}
