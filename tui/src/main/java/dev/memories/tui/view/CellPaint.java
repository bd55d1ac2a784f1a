package dev.memories.tui.view;

import java.util.Optional;
import java.util.Set;

/** The colours and attributes of a cell. An absent colour is that of the terminal. */
public record CellPaint(
    Optional<Colour> foreground, Optional<Colour> background, Set<Attribute> attributes) {
  /** A property of text other than its colour. */
  public enum Attribute {
    BOLD,
    ITALIC,
    UNDERLINE,
    REVERSE
  }
}
