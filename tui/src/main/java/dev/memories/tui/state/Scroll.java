package dev.memories.tui.state;

/** The arithmetic of scrolling, in rows. */
public final class Scroll {
  private Scroll() {}

  /** The first row in sight nearest to {@code top} with row {@code index} in sight too. */
  public static int top(int top, int index, int rows, int height) {
    int margin = margin(height);
    int lowest = index - height + 1 + margin;
    int highest = index - margin;
    return clamp(Math.clamp(top, lowest, Math.max(lowest, highest)), rows, height);
  }

  public static int clamp(int top, int rows, int height) {
    return Math.clamp(top, 0, Math.max(0, rows - height));
  }

  /** The row nearest to {@code index} that is in sight when {@code top} is the first. */
  public static int index(int index, int top, int rows, int height) {
    int first = top == 0 ? 0 : top + margin(height);
    boolean atEnd = top + height >= rows;
    int last = atEnd ? rows - 1 : top + height - 1 - margin(height);
    return Math.clamp(index, first, Math.max(first, last));
  }

  /** Rows kept in sight beyond the selected one. */
  private static int margin(int height) {
    return height >= 8 ? 2 : 0;
  }
}
