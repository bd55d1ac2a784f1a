package dev.memories.rollout.lines;

/** One line of a log as bytes, valid until the reader moves on. */
public interface LogLine {
  /** The array that holds the line. */
  byte[] bytes();

  /** Index of the first byte of the line in {@link #bytes()}. */
  int from();

  /** Index after the last byte of the line, without its line break. */
  int to();

  /** Line number in the file, from 1. */
  long number();

  /** Whether the line has a line break at its end. */
  boolean isWhole();
}
