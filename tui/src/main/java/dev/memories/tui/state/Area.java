package dev.memories.tui.state;

/** A rectangle of cells. */
public record Area(int left, int top, int width, int height) {
  /** The area inside a border of one cell. */
  public Area inner() {
    return new Area(left + 1, top + 1, Math.max(0, width - 2), Math.max(0, height - 2));
  }

  public boolean contains(int column, int row) {
    return column >= left && column < left + width && row >= top && row < top + height;
  }

  public int right() {
    return left + width;
  }

  public int bottom() {
    return top + height;
  }
}
