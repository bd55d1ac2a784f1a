package dev.memories.tui.view;

import dev.memories.tui.page.TextRole;
import dev.memories.tui.page.TextSpan;
import dev.memories.tui.state.Area;
import dev.memories.tui.text.Ellipsis;
import dev.memories.tui.text.Glyphs;
import java.util.List;

/**
 * A row that can be selected, with text on both sides.
 *
 * @param selected shown by a sign in the first column, not by colour alone
 */
record RowLine(List<TextSpan> left, List<TextSpan> right, boolean selected, boolean marked) {
  void draw(CellGrid grid, Area area, int row, boolean focused) {
    CellStyle.Background background =
        selected
            ? (focused ? CellStyle.Background.SELECTED : CellStyle.Background.SELECTED_IDLE)
            : CellStyle.Background.NONE;
    grid.fill(
        new Area(area.left(), row, area.width(), 1), new CellStyle(TextRole.TEXT, background));
    grid.write(
        area.left(),
        row,
        selected ? "›" : " ",
        new CellStyle(TextRole.KEY, background),
        area.right());
    grid.write(
        area.left() + 1,
        row,
        marked ? "●" : " ",
        new CellStyle(TextRole.WARN, background),
        area.right());
    int rightWidth = 1 + right.stream().mapToInt(span -> Glyphs.width(span.text())).sum();
    int rightFrom = area.right() - rightWidth;
    int leftEnd = right.isEmpty() ? area.right() : rightFrom - 1;
    drawLeft(grid, area.left() + 2, row, background, leftEnd);
    grid.write(Math.max(area.left() + 2, rightFrom), row, right, background, area.right());
  }

  /** Cuts the first span that does not fit, and leaves out the others. */
  private void drawLeft(
      CellGrid grid, int from, int row, CellStyle.Background background, int end) {
    int at = from;
    for (TextSpan span : left) {
      if (at >= end) {
        return;
      }
      CellStyle style = new CellStyle(span.role(), background);
      String fitting = Ellipsis.words(span.text(), end - at);
      at = grid.write(at, row, fitting, style, end);
      if (fitting.length() < span.text().length()) {
        return;
      }
    }
  }
}
