package dev.memories.tui.port;

/** How a word on the screen is meant; a theme gives it a colour, the word itself says it too. */
public enum Tone {
  PLAIN,
  GOOD,
  WARN,
  BAD
}
