package dev.memories.tui.port;

/** The kinds of {@link Action} that a catalog can support. */
public enum ActionKind {
  EXTRACT,
  CONSOLIDATE,
  RELEASE_LOCK,
  TAKE_LOCK,
  FORGET,
  RESTORE,
  REVIEW,
  REFRESH,
  RUN_LINE
}
