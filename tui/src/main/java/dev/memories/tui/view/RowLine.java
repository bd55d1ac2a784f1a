package dev.memories.tui.view;

import dev.memories.tui.page.Ink;
import dev.memories.tui.page.Span;
import dev.memories.tui.state.Area;
import dev.memories.tui.text.Fit;
import dev.memories.tui.text.Glyphs;
import java.util.List;

/**
 * One selectable row: what it says at its left, and what stands at its right end.
 *
 * @param selected shown by a sign in the first column too, not by colour alone
 */
record RowLine(List<Span> left, List<Span> right, boolean selected, boolean marked) {
  void draw(CellGrid grid, Area area, int row, boolean focused) {
    Ground ground = selected ? (focused ? Ground.SELECTED : Ground.SELECTED_IDLE) : Ground.NONE;
    grid.fill(new Area(area.left(), row, area.width(), 1), new Style(Ink.TEXT, ground));
    grid.write(area.left(), row, selected ? "›" : " ", new Style(Ink.KEY, ground), area.right());
    grid.write(area.left() + 1, row, marked ? "●" : " ", new Style(Ink.WARN, ground), area.right());
    int rightWidth = 1 + right.stream().mapToInt(span -> Glyphs.width(span.text())).sum();
    int rightFrom = area.right() - rightWidth;
    int leftEnd = right.isEmpty() ? area.right() : rightFrom - 1;
    drawLeft(grid, area.left() + 2, row, ground, leftEnd);
    grid.write(Math.max(area.left() + 2, rightFrom), row, right, ground, area.right());
  }

  /** Cut with an ellipsis in the piece that no longer fits. */
  private void drawLeft(CellGrid grid, int from, int row, Ground ground, int end) {
    int at = from;
    for (Span span : left) {
      if (at >= end) {
        return;
      }
      Style style = new Style(span.ink(), ground);
      String fitting = Fit.end(span.text(), end - at);
      at = grid.write(at, row, fitting, style, end);
    }
  }
}
