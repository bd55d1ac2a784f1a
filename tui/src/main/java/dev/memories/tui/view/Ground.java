package dev.memories.tui.view;

/** What a cell lies on. */
public enum Ground {
  NONE,
  SELECTED,
  SELECTED_IDLE
}
