package dev.memories.tui.page;

import dev.memories.tui.port.Tone;

/** What a piece of text means; a theme gives it colours and attributes. */
public enum TextRole {
  TEXT,
  DIM,
  TITLE,
  HEADING,
  SUBHEADING,
  STRONG,
  EMPHASIS,
  CODE,
  LINK,
  QUOTE,
  CITATION,
  RULE,
  ADDED,
  REMOVED,
  HUNK,
  GOOD,
  WARN,
  BAD,
  KEY,
  BORDER,
  BORDER_FOCUSED,
  FOUND;

  public static TextRole of(Tone tone) {
    return switch (tone) {
      case PLAIN -> DIM;
      case GOOD -> GOOD;
      case WARN -> WARN;
      case BAD -> BAD;
    };
  }
}
