package dev.memories.tui.view;

/**
 * One character cell of the screen.
 *
 * @param text a grapheme cluster; empty for the right half of a wide one
 */
public record Cell(String text, int width, Style style) {
  /** What an empty screen is full of. */
  public static final Cell BLANK = new Cell(" ", 1, Style.PLAIN);
}
