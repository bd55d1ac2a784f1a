package dev.memories.tui.view;

import dev.memories.tui.page.TextRole;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Layout;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.Size;

/** Draws the whole screen: panes, status line, footer and overlay. */
public final class BrowserView {
  private BrowserView() {}

  public static CellGrid draw(BrowserState state) {
    Size size = state.screen().size();
    CellGrid grid = new CellGrid(size);
    if (!size.isLargeEnough()) {
      int columns = size.columns();
      grid.write(0, 0, "memories needs 40x10", CellStyle.of(TextRole.WARN), columns);
      if (size.rows() > 1) {
        grid.write(0, 1, "this is " + size, CellStyle.of(TextRole.DIM), columns);
      }
      return grid;
    }
    Layout layout = state.screen().layout();
    layout.pane(Focus.TREE).ifPresent(area -> TreeView.draw(grid, area, state));
    layout.pane(Focus.LIST).ifPresent(area -> ListView.draw(grid, area, state));
    layout.pane(Focus.PREVIEW).ifPresent(area -> PreviewView.draw(grid, area, state));
    StatusView.draw(grid, layout.status(), state);
    FooterView.draw(grid, layout.footer(), state);
    // The first frame has no other overlay, and should not wait for the JVM to link a switch over
    // types.
    if (state.overlay() instanceof Overlay.Board board) {
      BoardView.draw(grid, layout, board, state.activity().now());
    } else if (!(state.overlay() instanceof Overlay.None)) {
      OverlayView.draw(grid, layout, state);
    }
    return grid;
  }
}
