package dev.memories.tui.view;

import dev.memories.tui.page.PageLine;
import dev.memories.tui.page.PageRenderer;
import dev.memories.tui.page.TextRole;
import dev.memories.tui.state.Area;

/** Small texts: what an empty pane says, and how many rows a full one has. */
final class PaneText {
  private PaneText() {}

  /** Writes a note where rows would be. */
  static void draw(CellGrid grid, Area area, String note) {
    int row = area.top() + (area.height() > 4 ? 1 : 0);
    for (String paragraph : note.split("\n", -1)) {
      for (PageLine line : PageRenderer.wrapped(paragraph, TextRole.DIM, area.width() - 4)) {
        if (row < area.bottom()) {
          grid.write(
              area.left() + 2, row++, line.text(), CellStyle.of(TextRole.DIM), area.right() - 1);
        }
      }
    }
  }

  static String count(int rows, String what, int marked) {
    String count = grouped(rows) + " " + what + (rows == 1 ? "" : "s");
    return marked == 0 ? count : grouped(marked) + " marked of " + count;
  }

  /** {@code 5,000}. By hand: the JDK's formatters take longer to load than a frame to draw. */
  static String grouped(int count) {
    StringBuilder digits = new StringBuilder(Integer.toString(count));
    for (int at = digits.length() - 3; at > 0; at -= 3) {
      digits.insert(at, ',');
    }
    return digits.toString();
  }
}
