package dev.memories.cli.output;

/** The terminal that the program may be attached to. */
public interface Terminal {
  /** Whether standard input is a terminal, so that a person can answer. */
  boolean isInput();

  boolean isOutput();

  boolean isError();

  /** Columns, at least 20; 80 when unknown. */
  int columns();

  /** Rows; 24 when unknown. */
  int rows();
}
