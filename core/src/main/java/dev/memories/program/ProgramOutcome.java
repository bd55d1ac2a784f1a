package dev.memories.program;

/** How a program ended. */
public sealed interface ProgramOutcome {
  /** With exit code 0. */
  record Finished(String stdout) implements ProgramOutcome {}

  /**
   * It could not be started, failed, said too much or took too long.
   *
   * @param message one line that may quote the end of its stderr, redacted
   */
  record Failed(String message) implements ProgramOutcome {}
}
