package dev.memories.program;

/** The outcome of running a program. */
public sealed interface ProgramOutcome {
  /** It ended with exit code 0. */
  record Finished(String stdout) implements ProgramOutcome {}

  /**
   * It could not be started, failed, wrote too much or took too long.
   *
   * @param message one line that may quote the end of stderr, redacted
   */
  record Failed(String message) implements ProgramOutcome {}
}
