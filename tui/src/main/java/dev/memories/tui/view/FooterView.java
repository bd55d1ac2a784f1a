package dev.memories.tui.view;

import dev.memories.tui.page.TextRole;
import dev.memories.tui.page.TextSpan;
import dev.memories.tui.state.Area;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.update.KeyHints;
import java.util.List;

/** Draws the last line: the most useful keys. */
final class FooterView {
  private FooterView() {}

  static void draw(CellGrid grid, Area area, BrowserState state) {
    int at = 1;
    for (KeyHints.Hint hint : KeyHints.in(state, area.width() - 1)) {
      List<TextSpan> spans =
          List.of(
              new TextSpan(hint.key(), TextRole.KEY),
              new TextSpan(" " + hint.word() + "  ", TextRole.DIM));
      at = grid.write(at, area.top(), spans, CellStyle.Background.NONE, area.right());
    }
  }
}
