package dev.memories.tui.state;

/** Columns and rows of a screen. */
public record Size(int columns, int rows) {
  private static final int FEWEST_COLUMNS = 40;
  private static final int FEWEST_ROWS = 10;

  /** Whether the browser can be drawn at all. */
  public boolean isEnough() {
    return columns >= FEWEST_COLUMNS && rows >= FEWEST_ROWS;
  }

  @Override
  public String toString() {
    return columns + "x" + rows;
  }
}
