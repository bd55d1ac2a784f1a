package dev.memories.tui.view;

/** What a cell lies on. */
public enum CellBackground {
  NONE,
  SELECTED,
  SELECTED_IDLE
}
