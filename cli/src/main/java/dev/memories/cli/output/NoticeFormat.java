package dev.memories.cli.output;

/**
 * How notices look, and how many there are.
 *
 * @param verbosity what {@code -q} and {@code -v} ask for
 */
public record NoticeFormat(Style style, Verbosity verbosity) {
  /** Which notices are printed beside warnings and errors. */
  public enum Verbosity {
    /** None. */
    QUIET,
    /** Remarks. */
    NORMAL,
    /** Remarks and details. */
    VERBOSE
  }
}
