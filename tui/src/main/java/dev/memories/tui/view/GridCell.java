package dev.memories.tui.view;

import org.jspecify.annotations.Nullable;

/**
 * A character cell of the screen.
 *
 * @param text a grapheme cluster; empty for the right half of a wide one
 */
public record GridCell(String text, int width, CellStyle style) {
  public static final GridCell BLANK = new GridCell(" ", 1, CellStyle.PLAIN);

  /** Written by hand, as in {@link CellStyle}. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof GridCell cell
            && width == cell.width
            && text.equals(cell.text)
            && style.equals(cell.style));
  }

  @Override
  public int hashCode() {
    return text.hashCode() * 31 + style.hashCode();
  }
}
