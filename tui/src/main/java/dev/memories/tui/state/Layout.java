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

  private static final int NARROWEST = 14;

  /**
   * How much wider than usual panes are, in columns; the preview has the rest.
   *
   * @param tree negative when narrower
   * @param list negative when narrower
   */
  public record Widening(int tree, int list) {
    public static final Widening NONE = new Widening(0, 0);

    /** A pane is widened; the pane beside it gets narrower. */
    public Widening of(Focus pane, int columns) {
      return switch (pane) {
        case TREE -> new Widening(tree + columns, list);
        case LIST -> new Widening(tree, list + columns);
        case PREVIEW -> new Widening(tree, list - columns);
      };
    }
  }

  public static Layout of(Size size, Focus focus, boolean zoomed, Widening widening) {
    int height = size.rows() - 2;
    Map<Focus, Area> panes = new EnumMap<>(Focus.class);
    if (zoomed || size.columns() < ONE_PANE_BELOW) {
      panes.put(focus, new Area(0, 0, size.columns(), height));
    } else if (size.columns() < TWO_PANES_BELOW) {
      Focus left = focus == Focus.TREE ? Focus.TREE : Focus.LIST;
      Focus right = focus == Focus.TREE ? Focus.LIST : Focus.PREVIEW;
      int usual = left == Focus.TREE ? size.columns() * 2 / 5 : size.columns() * 9 / 20;
      int wider = left == Focus.TREE ? widening.tree() : widening.list();
      int leftWidth = Math.clamp(usual + wider, NARROWEST, size.columns() - NARROWEST);
      panes.put(left, new Area(0, 0, leftWidth, height));
      panes.put(right, new Area(leftWidth, 0, size.columns() - leftWidth, height));
    } else {
      int usual = Math.clamp(size.columns() / 4L, 26, 40);
      int tree = Math.clamp(usual + widening.tree(), NARROWEST, size.columns() - 2 * NARROWEST);
      int list =
          Math.clamp(
              (size.columns() - tree) * 9 / 20 + widening.list(),
              NARROWEST,
              size.columns() - tree - NARROWEST);
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
