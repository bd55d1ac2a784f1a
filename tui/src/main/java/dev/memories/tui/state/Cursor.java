package dev.memories.tui.state;

import java.util.List;
import java.util.Optional;

/**
 * The selected row of a list, by identity, and the first visible row.
 *
 * @param index the last index of the selected row, to find its neighbour when it is gone
 */
public record Cursor<T>(Optional<T> selected, int index, int top) {
  public static <T> Cursor<T> none() {
    return new Cursor<>(Optional.empty(), 0, 0);
  }

  public Cursor<T> at(List<T> rows, int wanted) {
    if (rows.isEmpty()) {
      return none();
    }
    int index = Math.clamp(wanted, 0, rows.size() - 1);
    return new Cursor<>(Optional.of(rows.get(index)), index, top);
  }

  public Cursor<T> moved(List<T> rows, int by) {
    return at(rows, kept(rows).index + by);
  }

  /** The same row at its new index; its neighbour if it is gone. */
  public Cursor<T> kept(List<T> rows) {
    int now = selected.map(rows::indexOf).orElse(-1);
    return at(rows, now >= 0 ? now : index);
  }

  /** Scrolls so that the selected row is visible and no line is wasted. */
  public Cursor<T> inSight(int rows, int height) {
    return new Cursor<>(selected, index, Scroll.top(top, index, rows, height));
  }

  /** Scrolls, and moves the selection along so that it stays visible. */
  public Cursor<T> wheeled(List<T> rows, int by, int height) {
    int newTop = Scroll.clamp(top + by, rows.size(), height);
    int newIndex = Scroll.index(index, newTop, rows.size(), height);
    return new Cursor<>(selected, index, newTop).at(rows, newIndex);
  }
}
