package dev.memories.tui.view;

import dev.memories.tui.page.PageLine;
import dev.memories.tui.page.TextRole;
import dev.memories.tui.page.TextSpan;
import dev.memories.tui.state.Area;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.PreviewPane;
import java.util.ArrayList;
import java.util.List;

/** Draws the preview pane and its tabs. */
final class PreviewView {
  private PreviewView() {}

  static void draw(CellGrid grid, Area area, BrowserState state) {
    PreviewPane preview = state.preview();
    boolean focused = state.focus() == Focus.PREVIEW;
    Box box = new Box(area, tabs(state, focused), caption(preview), focused);
    box.draw(grid);
    Area inner = area.inner();
    List<PageLine> lines = preview.lines();
    if (preview.page().isEmpty()) {
      PaneText.draw(grid, inner, preview.requested().isPresent() ? "Loading …" : "");
      return;
    }
    box.scrollbar(grid, lines.size(), preview.top());
    int last = Math.min(lines.size(), preview.top() + inner.height());
    for (int at = preview.top(); at < last; at++) {
      int row = inner.top() + at - preview.top();
      boolean current = focused && at == preview.line();
      CellStyle.Background background =
          current ? CellStyle.Background.SELECTED : CellStyle.Background.NONE;
      grid.fill(
          new Area(inner.left(), row, inner.width(), 1), new CellStyle(TextRole.TEXT, background));
      grid.write(
          inner.left(),
          row,
          current ? "›" : " ",
          new CellStyle(TextRole.KEY, background),
          inner.right());
      List<TextSpan> spans = Highlight.found(lines.get(at).spans(), preview.search());
      grid.write(inner.left() + 1, row, spans, background, inner.right());
    }
  }

  private static List<TextSpan> tabs(BrowserState state, boolean focused) {
    List<TextSpan> tabs = new ArrayList<>();
    for (BrowserState.TabLabel label : state.tabLabels()) {
      if (!tabs.isEmpty()) {
        tabs.add(new TextSpan(" ", TextRole.BORDER));
      }
      TextRole bright = focused ? TextRole.TITLE : TextRole.TEXT;
      tabs.add(new TextSpan(label.text(), label.current() ? bright : TextRole.DIM));
    }
    return tabs;
  }

  private static String caption(PreviewPane preview) {
    int lines = preview.lines().size();
    String find = preview.search();
    String found =
        find.isEmpty()
            ? ""
            : "/" + find + ": " + PaneText.grouped(preview.hits().size()) + " found  ";
    return lines == 0
        ? found
        : found + PaneText.grouped(preview.line() + 1) + "/" + PaneText.grouped(lines);
  }
}
