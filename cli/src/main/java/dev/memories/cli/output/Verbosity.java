package dev.memories.cli.output;

/** Which notices are printed besides warnings and errors. */
public enum Verbosity {
  /** None ({@code -q}). */
  QUIET,
  /** Remarks. */
  NORMAL,
  /** Remarks and details ({@code -v}). */
  VERBOSE
}
