package dev.memories.tui.state;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The areas of the screen: three panes side by side, two below 100 columns, one below 60 columns or
 * when zoomed.
 *
 * @param panes the visible panes
 * @param status the line above the footer
 * @param footer the last line
 */
public record Layout(Map<Focus, Area> panes, Area status, Area footer) {
  private static final int TWO_PANES_BELOW = 100;
  private static final int ONE_PANE_BELOW = 60;

  public static Layout of(Size size, Focus focus, boolean zoomed) {
    int height = size.rows() - 2;
    Map<Focus, Area> panes = new EnumMap<>(Focus.class);
    if (zoomed || size.columns() < ONE_PANE_BELOW) {
      panes.put(focus, new Area(0, 0, size.columns(), height));
    } else if (size.columns() < TWO_PANES_BELOW) {
      Focus left = focus == Focus.TREE ? Focus.TREE : Focus.LIST;
      Focus right = focus == Focus.TREE ? Focus.LIST : Focus.PREVIEW;
      int leftWidth = left == Focus.TREE ? size.columns() * 2 / 5 : size.columns() * 9 / 20;
      panes.put(left, new Area(0, 0, leftWidth, height));
      panes.put(right, new Area(leftWidth, 0, size.columns() - leftWidth, height));
    } else {
      int tree = Math.clamp(size.columns() / 4L, 26, 40);
      int list = (size.columns() - tree) * 9 / 20;
      panes.put(Focus.TREE, new Area(0, 0, tree, height));
      panes.put(Focus.LIST, new Area(tree, 0, list, height));
      panes.put(Focus.PREVIEW, new Area(tree + list, 0, size.columns() - tree - list, height));
    }
    return new Layout(
        Map.copyOf(panes),
        new Area(0, height, size.columns(), 1),
        new Area(0, height + 1, size.columns(), 1));
  }

  public Optional<Area> pane(Focus focus) {
    return Optional.ofNullable(panes.get(focus));
  }

  /** The rows of text in a pane; if it is not visible, those that it would have at full height. */
  public int rows(Focus focus) {
    return pane(focus).map(area -> area.inner().height()).orElse(Math.max(1, status.top() - 2));
  }

  /** The columns of text in the preview; if it is not visible, those that it would have. */
  public int previewWidth() {
    int columns = pane(Focus.PREVIEW).map(Area::width).orElse(footer.width() * 11 / 20);
    return Math.max(10, columns - 4);
  }

  public Optional<Focus> at(int column, int row) {
    return Arrays.stream(Focus.values())
        .filter(focus -> pane(focus).filter(area -> area.contains(column, row)).isPresent())
        .findFirst();
  }
}
