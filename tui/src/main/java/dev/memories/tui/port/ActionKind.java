package dev.memories.tui.port;

/** The sorts of {@link Action}; a catalog says which of them it can do. */
public enum ActionKind {
  EXTRACT,
  CONSOLIDATE,
  RELEASE_LOCK,
  TAKE_LOCK,
  FORGET,
  RESTORE,
  REFRESH,
  RUN_LINE
}
