package dev.memories.cli.output;

/** The form in which a result is printed. */
public enum Form {
  /** For a person at a terminal: aligned, coloured, escaped, paged. */
  TERMINAL,
  /** For a program or a file: tab-separated, or the bytes as they are. */
  PIPED,
  /** One JSON document. */
  JSON
}
