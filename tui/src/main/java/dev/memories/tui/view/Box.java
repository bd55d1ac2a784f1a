package dev.memories.tui.view;

import dev.memories.tui.page.TextRole;
import dev.memories.tui.page.TextSpan;
import dev.memories.tui.state.Area;
import dev.memories.tui.text.Ellipsis;
import dev.memories.tui.text.Glyphs;
import java.util.List;

/**
 * The border of a pane with a title. The pane that has the focus has its title between {@code ┤ ├},
 * so that it is recognised without colours.
 *
 * @param title the text at the top left
 * @param caption the text at the bottom right
 */
record Box(Area area, List<TextSpan> title, String caption, boolean focused) {
  void draw(CellGrid grid) {
    CellStyle border = CellStyle.of(focused ? TextRole.BORDER_FOCUSED : TextRole.BORDER);
    int last = area.right() - 1;
    horizontal(grid, area.top(), "╭", "╮", border);
    for (int row = area.top() + 1; row < area.bottom() - 1; row++) {
      grid.write(area.left(), row, "│", border, area.right());
      grid.write(last, row, "│", border, area.right());
    }
    horizontal(grid, area.bottom() - 1, "╰", "╯", border);
    int at = grid.write(area.left() + 1, area.top(), focused ? "┤ " : "─ ", border, last);
    at = grid.write(at, area.top(), title, CellStyle.Background.NONE, last - 2);
    grid.write(at, area.top(), focused ? " ├" : " ─", border, last);
    String shown = caption.isEmpty() ? "" : " " + Ellipsis.end(caption, area.width() - 6) + " ";
    int from = last - 1 - Glyphs.width(shown);
    grid.write(from, area.bottom() - 1, shown, CellStyle.of(TextRole.DIM), last);
  }

  /** Draws a thumb on the right border that shows which rows are visible. */
  void scrollbar(CellGrid grid, int rows, int top) {
    int height = area.inner().height();
    if (rows <= height || height < 2) {
      return;
    }
    int length = Math.max(1, height * height / rows);
    int from = (int) ((long) top * (height - length) / Math.max(1, rows - height));
    CellStyle style = CellStyle.of(focused ? TextRole.BORDER_FOCUSED : TextRole.DIM);
    for (int row = from; row < from + length; row++) {
      grid.write(area.right() - 1, area.inner().top() + row, "┃", style, area.right());
    }
  }

  private void horizontal(CellGrid grid, int row, String left, String right, CellStyle style) {
    String line = left + "─".repeat(Math.max(0, area.width() - 2)) + right;
    grid.write(area.left(), row, line, style, area.right());
  }
}
