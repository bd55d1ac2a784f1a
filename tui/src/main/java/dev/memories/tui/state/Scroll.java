package dev.memories.tui.state;

/** The arithmetic of scrolling, in rows. */
public final class Scroll {
  private Scroll() {}

  /** The first visible row closest to {@code top} for which row {@code index} is visible, too. */
  public static int top(int top, int index, int rows, int height) {
    int margin = margin(height);
    int lowest = index - height + 1 + margin;
    int highest = index - margin;
    return clamp(Math.clamp(top, lowest, Math.max(lowest, highest)), rows, height);
  }

  public static int clamp(int top, int rows, int height) {
    return Math.clamp(top, 0, Math.max(0, rows - height));
  }

  /** The visible row closest to {@code index} when {@code top} is the first visible row. */
  public static int index(int index, int top, int rows, int height) {
    int first = top == 0 ? 0 : top + margin(height);
    boolean atEnd = top + height >= rows;
    int last = atEnd ? rows - 1 : top + height - 1 - margin(height);
    return Math.clamp(index, first, Math.max(first, last));
  }

  /** The rows that stay visible above and below the selected row. */
  private static int margin(int height) {
    return height >= 8 ? 2 : 0;
  }
}
