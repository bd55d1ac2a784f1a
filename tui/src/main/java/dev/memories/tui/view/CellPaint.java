package dev.memories.tui.view;

import java.util.Optional;
import java.util.Set;

/** Colours and attributes of a cell; what is empty stays the terminal's own. */
public record CellPaint(
    Optional<Colour> foreground, Optional<Colour> background, Set<Attribute> attributes) {
  /** What a terminal can do to a letter besides colouring it. */
  public enum Attribute {
    BOLD,
    ITALIC,
    UNDERLINE,
    REVERSE
  }
}
