package dev.memories.tui.state;

/** The size of a screen in columns and rows. */
public record Size(int columns, int rows) {
  private static final int MIN_COLUMNS = 40;
  private static final int MIN_ROWS = 10;

  /** Whether the screen is large enough for the browser. */
  public boolean isLargeEnough() {
    return columns >= MIN_COLUMNS && rows >= MIN_ROWS;
  }

  @Override
  public String toString() {
    return columns + "x" + rows;
  }
}
