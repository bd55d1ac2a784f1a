package dev.memories.tui.view;

import dev.memories.tui.page.Ink;
import dev.memories.tui.page.PageLine;
import dev.memories.tui.page.PageMaker;
import dev.memories.tui.port.Aspect;
import dev.memories.tui.port.Document;
import dev.memories.tui.state.Area;
import java.util.List;

/** Small texts: what an empty pane says, and how many rows a full one has. */
final class Notes {
  private Notes() {}

  /** Writes a note where rows would be. */
  static void draw(CellGrid grid, Area area, String note) {
    int row = area.top() + (area.height() > 4 ? 1 : 0);
    for (String paragraph : note.split("\n", -1)) {
      List<PageLine> lines =
          PageMaker.make(new Document.Missing(paragraph), Aspect.RENDERED, area.width() - 4)
              .lines();
      for (PageLine line : lines) {
        if (row < area.bottom()) {
          grid.write(area.left() + 2, row++, line.text(), Style.of(Ink.DIM), area.right() - 1);
        }
      }
    }
  }

  static String count(int rows, String what, int marked) {
    String count = "%,d %s%s".formatted(rows, what, rows == 1 ? "" : "s");
    return marked == 0 ? count : "%,d marked of %s".formatted(marked, count);
  }
}
