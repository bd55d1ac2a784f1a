package dev.memories.tui.page;

/** What a piece of text means on the screen; a theme turns it into colours and attributes. */
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
  FOUND
}
