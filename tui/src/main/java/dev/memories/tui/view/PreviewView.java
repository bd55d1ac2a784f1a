package dev.memories.tui.view;

import dev.memories.tui.page.Ink;
import dev.memories.tui.page.PageLine;
import dev.memories.tui.page.Span;
import dev.memories.tui.port.Aspect;
import dev.memories.tui.port.Subject;
import dev.memories.tui.state.Area;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.PageRequest;
import dev.memories.tui.state.PreviewPane;
import java.util.ArrayList;
import java.util.List;

/** The page in view, under its tabs. */
final class PreviewView {
  private PreviewView() {}

  static void draw(CellGrid grid, Area area, BrowserState state) {
    PreviewPane preview = state.preview();
    boolean focused = state.focus() == Focus.PREVIEW;
    Box box = new Box(area, tabs(state, focused), note(preview), focused);
    box.draw(grid);
    Area inner = area.inner();
    List<PageLine> lines = preview.lines();
    if (preview.page().isEmpty()) {
      Notes.draw(grid, inner, preview.asked().isPresent() ? "Loading …" : "");
      return;
    }
    box.scrollbar(grid, lines.size(), preview.top());
    int last = Math.min(lines.size(), preview.top() + inner.height());
    for (int at = preview.top(); at < last; at++) {
      int row = inner.top() + at - preview.top();
      boolean current = focused && at == preview.line();
      Ground ground = current ? Ground.SELECTED : Ground.NONE;
      grid.fill(new Area(inner.left(), row, inner.width(), 1), new Style(Ink.TEXT, ground));
      grid.write(inner.left(), row, current ? "›" : " ", new Style(Ink.KEY, ground), inner.right());
      List<Span> spans = Highlight.found(lines.get(at).spans(), preview.find().pattern());
      grid.write(inner.left() + 1, row, spans, ground, inner.right());
    }
  }

  private static List<Span> tabs(BrowserState state, boolean focused) {
    List<Span> tabs = new ArrayList<>();
    Aspect current =
        state.preview().asked().map(PageRequest::aspect).orElse(state.preview().aspect());
    List<Aspect> all = state.subject().map(Subject::aspects).orElse(List.of(Aspect.RENDERED));
    for (Aspect aspect : all) {
      if (!tabs.isEmpty()) {
        tabs.add(new Span(" ", Ink.BORDER));
      }
      boolean shown = aspect == current && all.size() > 1;
      String title = shown ? "[" + aspect.title() + "]" : aspect.title();
      boolean bright = aspect == current;
      tabs.add(new Span(title, bright ? (focused ? Ink.TITLE : Ink.TEXT) : Ink.DIM));
    }
    return tabs;
  }

  private static String note(PreviewPane preview) {
    int lines = preview.lines().size();
    String find = preview.find().pattern();
    String found =
        find.isEmpty() ? "" : "/" + find + ": " + Notes.grouped(preview.hits().size()) + " found  ";
    return lines == 0
        ? found
        : found + Notes.grouped(preview.line() + 1) + "/" + Notes.grouped(lines);
  }
}
