package dev.memories.tui.port;

/** The meaning of a word on the screen. A theme gives it a colour, but the word says it too. */
public enum Tone {
  PLAIN,
  GOOD,
  WARN,
  BAD
}
