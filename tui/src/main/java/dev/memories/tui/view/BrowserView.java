package dev.memories.tui.view;

import dev.memories.tui.page.Ink;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Layout;
import dev.memories.tui.state.Size;
import dev.memories.tui.text.Fit;

/** Draws a state: panes, status line, footer, and what lies over them. */
public final class BrowserView {
  private BrowserView() {}

  public static CellGrid draw(BrowserState state) {
    Size size = state.frame().size();
    CellGrid grid = new CellGrid(size);
    if (!size.isEnough()) {
      String message = "memories needs 40x10, this is " + size;
      grid.write(0, 0, Fit.end(message, size.columns()), Style.of(Ink.WARN), size.columns());
      return grid;
    }
    Layout layout = state.frame().layout();
    layout.pane(Focus.TREE).ifPresent(area -> TreeView.draw(grid, area, state));
    layout.pane(Focus.LIST).ifPresent(area -> ListView.draw(grid, area, state));
    layout.pane(Focus.PREVIEW).ifPresent(area -> PreviewView.draw(grid, area, state));
    StatusView.draw(grid, layout.status(), state);
    FooterView.draw(grid, layout.footer(), state);
    OverlayView.draw(grid, layout, state);
    return grid;
  }
}
