package dev.memories.cli.output;

/** What is known of the terminal that the program may be attached to. */
public interface Terminal {
  /** Whether a person can answer: standard input is a terminal. */
  boolean isInput();

  boolean isOutput();

  boolean isError();

  /** Columns, at least 20; 80 when unknown. */
  int columns();

  /** Rows; 24 when unknown. */
  int rows();
}
