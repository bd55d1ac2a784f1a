package dev.memories.tui.view;

import dev.memories.tui.page.PageLine;
import dev.memories.tui.page.PageRenderer;
import dev.memories.tui.page.TextRole;
import dev.memories.tui.page.TextSpan;
import dev.memories.tui.port.LineSuggestion;
import dev.memories.tui.state.Area;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Layout;
import dev.memories.tui.state.MenuItem;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.Scroll;
import dev.memories.tui.text.Ellipsis;
import dev.memories.tui.text.Glyphs;
import java.util.ArrayList;
import java.util.List;

/** Draws the overlay: a menu, completions, a question, or text. */
final class OverlayView {
  private static final int WIDEST = 76;

  private OverlayView() {}

  static void draw(CellGrid grid, Layout layout, BrowserState state) {
    switch (state.overlay()) {
      case Overlay.None _,
          Overlay.Board _,
          Overlay.Prefix _,
          Overlay.Typing _,
          Overlay.Planning _ -> {}
      case Overlay.Menu menu -> menu(grid, layout, menu);
      case Overlay.Palette palette -> palette(grid, layout, palette);
      case Overlay.Search(var pane) -> SearchView.draw(grid, layout, pane, state.activity().now());
      case Overlay.Question question -> question(grid, layout, question);
      case Overlay.Viewer viewer -> viewer(grid, layout, viewer);
    }
  }

  private static void menu(CellGrid grid, Layout layout, Overlay.Menu menu) {
    List<MenuItem> shown = menu.shown();
    List<TextSpan> title = new ArrayList<>(List.of(new TextSpan(menu.title(), TextRole.TITLE)));
    if (!menu.filter().isEmpty()) {
      title.add(new TextSpan(" /" + menu.filter().text(), TextRole.WARN));
    }
    int width = Math.min(layout.status().width() - 4, WIDEST) - 4;
    List<PageLine> intro =
        menu.intro().stream()
            .flatMap(line -> PageRenderer.wrapped(line, TextRole.TEXT, width).stream())
            .toList();
    int introRows = intro.isEmpty() ? 0 : intro.size() + 1;
    Area inner = open(grid, layout, title, introRows + Math.max(1, menu.items().size()));
    int row = inner.top();
    for (PageLine line : intro.subList(0, Math.min(intro.size(), inner.height() - 2))) {
      text(grid, inner, row++, line.text(), TextRole.TEXT);
    }
    row += intro.isEmpty() ? 0 : 1;
    int room = inner.bottom() - row;
    int keys = shown.stream().mapToInt(item -> Glyphs.width(item.keys())).max().orElse(0);
    int top = Scroll.top(0, menu.index(), shown.size(), room);
    for (int at = top; at < Math.min(shown.size(), top + room); at++) {
      MenuItem item = shown.get(at);
      String padding = " ".repeat(keys - Glyphs.width(item.keys()) + 2);
      List<TextSpan> left =
          List.of(
              new TextSpan(item.keys() + padding, TextRole.KEY),
              new TextSpan(item.label(), TextRole.TEXT));
      new RowLine(left, List.of(), at == menu.index(), false).draw(grid, inner, row++, true);
    }
    if (shown.isEmpty()) {
      text(grid, inner, row, "nothing matches", TextRole.DIM);
    }
  }

  private static void palette(CellGrid grid, Layout layout, Overlay.Palette palette) {
    List<LineSuggestion> all = palette.suggestions();
    int room = Math.min(all.size(), Math.max(1, layout.status().top() - 4));
    if (room == 0) {
      return;
    }
    int shown = Math.min(room, 10);
    int width = Math.min(layout.status().width(), WIDEST);
    Area area = new Area(0, layout.status().top() - shown - 2, width, shown + 2);
    grid.fill(area, CellStyle.PLAIN);
    String caption = "%d of %d".formatted(Math.max(0, palette.index()) + 1, all.size());
    new Box(area, List.of(new TextSpan("Commands", TextRole.TITLE)), caption, true).draw(grid);
    int label = all.stream().mapToInt(one -> Glyphs.width(one.label())).max().orElse(0);
    int top = Scroll.top(0, Math.max(0, palette.index()), all.size(), shown);
    for (int at = top; at < top + shown; at++) {
      LineSuggestion one = all.get(at);
      String padding = " ".repeat(label - Glyphs.width(one.label()) + 2);
      List<TextSpan> left =
          List.of(
              new TextSpan(one.label() + padding, TextRole.STRONG),
              new TextSpan(one.help(), TextRole.DIM));
      new RowLine(left, List.of(), at == palette.index(), false)
          .draw(grid, area.inner(), area.inner().top() + at - top, true);
    }
  }

  private static void question(CellGrid grid, Layout layout, Overlay.Question question) {
    int width = Math.min(layout.status().width() - 4, WIDEST) - 4;
    List<PageLine> lines =
        new ArrayList<>(PageRenderer.wrapped(question.plan().question(), TextRole.STRONG, width));
    if (!question.plan().details().isEmpty()) {
      lines.add(PageLine.of());
    }
    for (String detail : question.plan().details()) {
      lines.addAll(PageRenderer.wrapped(detail, TextRole.TEXT, width));
    }
    TextRole role = question.plan().destructive() ? TextRole.BAD : TextRole.TITLE;
    Area inner = open(grid, layout, List.of(new TextSpan("Sure?", role)), lines.size() + 2);
    int room = inner.height() - 2;
    if (lines.size() > room) {
      int left = lines.size() - room + 1;
      lines.subList(room - 1, lines.size()).clear();
      lines.add(PageLine.of(new TextSpan("… and %d more lines".formatted(left), TextRole.DIM)));
    }
    int row = inner.top();
    for (PageLine line : lines) {
      grid.write(inner.left() + 1, row++, line.spans(), CellStyle.Background.NONE, inner.right());
    }
    String answers =
        question.plan().destructive() ? "y yes    n no" : "y yes    n no    enter is yes";
    text(grid, inner, inner.bottom() - 1, answers, TextRole.KEY);
  }

  private static void viewer(CellGrid grid, Layout layout, Overlay.Viewer viewer) {
    Area area = new Area(1, 1, layout.status().width() - 2, layout.status().top() - 2);
    grid.fill(area, CellStyle.PLAIN);
    String caption = "%d lines".formatted(viewer.lines().size());
    Box box = new Box(area, List.of(new TextSpan(viewer.title(), TextRole.TITLE)), caption, true);
    box.draw(grid);
    Area inner = area.inner();
    box.scrollbar(grid, viewer.lines().size(), viewer.top());
    int last = Math.min(viewer.lines().size(), viewer.top() + inner.height());
    for (int at = viewer.top(); at < last; at++) {
      String line = Ellipsis.end(viewer.lines().get(at), inner.width() - 2);
      List<TextSpan> spans =
          Highlight.found(List.of(new TextSpan(line, TextRole.TEXT)), viewer.search().text());
      grid.write(
          inner.left() + 1,
          inner.top() + at - viewer.top(),
          spans,
          CellStyle.Background.NONE,
          inner.right());
    }
  }

  /** Draws a box in the middle for so many rows, or fewer if the screen is smaller. */
  private static Area open(CellGrid grid, Layout layout, List<TextSpan> title, int rows) {
    int screenWidth = layout.status().width();
    int screenHeight = layout.status().top();
    int width = Math.min(screenWidth - 4, WIDEST);
    int height = Math.min(screenHeight, rows + 2);
    Area area = new Area((screenWidth - width) / 2, (screenHeight - height) / 2, width, height);
    grid.fill(area, CellStyle.PLAIN);
    new Box(area, title, "", true).draw(grid);
    return area.inner();
  }

  private static void text(CellGrid grid, Area inner, int row, String text, TextRole role) {
    grid.write(inner.left() + 1, row, text, CellStyle.of(role), inner.right());
  }
}
