package dev.memories.tui.view;

import dev.memories.redact.RedactedPath;
import dev.memories.tui.page.PageLine;
import dev.memories.tui.page.TextRole;
import dev.memories.tui.page.TextSpan;
import dev.memories.tui.port.FoundLine;
import dev.memories.tui.port.Progress;
import dev.memories.tui.state.Area;
import dev.memories.tui.state.Layout;
import dev.memories.tui.state.SearchPane;
import dev.memories.tui.text.CompactAge;
import dev.memories.tui.text.Ellipsis;
import dev.memories.tui.text.Glyphs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Draws the search: what was found, in groups, and the evidence of the selected line. */
final class SearchView {
  private static final int PROJECT_WIDTH = 16;
  private static final int PROJECT_FROM = 70;

  /** The columns of text that stay before the first match of a long line. */
  private static final int BEFORE_MATCH = 24;

  private SearchView() {}

  static void draw(CellGrid grid, Layout layout, SearchPane pane, Instant now) {
    SearchPane.Areas areas = pane.areas(layout);
    lines(grid, areas.lines(), pane, now);
    if (areas.evidence().isPresent() && pane.evidence().isPresent()) {
      evidence(grid, areas.evidence().get(), pane.evidence().get());
    }
  }

  private static void lines(CellGrid grid, Area area, SearchPane pane, Instant now) {
    grid.fill(area, CellStyle.PLAIN);
    Box box = new Box(area, title("Search"), caption(pane), pane.evidence().isEmpty());
    box.draw(grid);
    Area inner = area.inner();
    List<SearchPane.Row> rows = pane.rows();
    if (rows.isEmpty()) {
      PaneText.draw(grid, inner, emptyMessage(pane));
      return;
    }
    int top = pane.top(inner.height());
    box.scrollbar(grid, rows.size(), top);
    for (int at = top; at < Math.min(rows.size(), top + inner.height()); at++) {
      int row = inner.top() + at - top;
      switch (rows.get(at)) {
        case SearchPane.Row.Heading(var group, long total) ->
            grid.write(
                inner.left() + 1,
                row,
                List.of(
                    new TextSpan(group.title(), TextRole.SUBHEADING),
                    new TextSpan("  " + total, TextRole.DIM)),
                CellStyle.Background.NONE,
                inner.right());
        case SearchPane.Row.Line(int index, var line) ->
            new RowLine(spans(line, inner.width(), now), List.of(), index == pane.index(), false)
                .draw(grid, inner, row, true);
      }
    }
  }

  private static List<TextSpan> title(String title) {
    return List.of(new TextSpan(title, TextRole.TITLE));
  }

  private static String caption(SearchPane pane) {
    if (pane.isWaiting()) {
      return pane.indexing()
          .map(Progress::total)
          .filter(total -> total > 0)
          .map(
              total ->
                  "reading sessions, %d of %d"
                      .formatted(pane.indexing().orElseThrow().done(), total))
          .orElse("searching …");
    }
    long total = pane.answer().totals().values().stream().mapToLong(Long::longValue).sum();
    return total == 0 ? "" : total + " found";
  }

  private static String emptyMessage(SearchPane pane) {
    if (pane.line().text().isBlank()) {
      return "Type words, \"phrases\", prefix*, -not, or a question.\n\n"
          + "This searches the memory, the traces and the sessions of all projects.";
    }
    if (pane.isWaiting()) {
      return "Searching …";
    }
    String hint = pane.answer().hint();
    if (pane.answer().failed()) {
      return hint;
    }
    return "Nothing found." + (hint.isEmpty() ? "" : "\n\n" + hint);
  }

  private static List<TextSpan> spans(FoundLine line, int width, Instant now) {
    List<TextSpan> spans = new ArrayList<>();
    String age = CompactAge.of(line.when(), now);
    spans.add(new TextSpan(" ".repeat(Math.max(0, 3 - age.length())) + age + "  ", TextRole.DIM));
    int left = width - 8;
    if (width >= PROJECT_FROM) {
      String folder = RedactedPath.lastName(line.subject().project().cwd());
      String name = Ellipsis.end(folder, PROJECT_WIDTH);
      String gap = " ".repeat(PROJECT_WIDTH + 2 - Glyphs.width(name));
      spans.add(new TextSpan(name + gap, TextRole.CITATION));
      left -= PROJECT_WIDTH + 2;
    }
    spans.addAll(text(line, left));
    return spans;
  }

  /** The text from a little before its first match, if it does not fit. */
  private static List<TextSpan> text(FoundLine line, int width) {
    List<TextSpan> spans = new ArrayList<>();
    boolean isLong = Glyphs.width(line.text()) > width;
    boolean first = true;
    for (FoundLine.Piece piece : line.pieces()) {
      String text = piece.text();
      if (first && isLong && !piece.matches() && line.pieces().size() > 1) {
        text = Ellipsis.start(text, BEFORE_MATCH);
      }
      first = false;
      spans.add(new TextSpan(text, piece.matches() ? TextRole.FOUND : TextRole.TEXT));
    }
    return spans;
  }

  private static void evidence(CellGrid grid, Area area, SearchPane.Evidence evidence) {
    grid.fill(area, CellStyle.PLAIN);
    List<PageLine> lines = evidence.page().map(page -> page.lines()).orElse(List.of());
    Box box = new Box(area, title("Evidence"), "", true);
    box.draw(grid);
    Area inner = area.inner();
    if (evidence.page().isEmpty()) {
      PaneText.draw(grid, inner, "Loading …");
      return;
    }
    box.scrollbar(grid, lines.size(), evidence.top());
    int last = Math.min(lines.size(), evidence.top() + inner.height());
    for (int at = evidence.top(); at < last; at++) {
      grid.write(
          inner.left() + 1,
          inner.top() + at - evidence.top(),
          lines.get(at).spans(),
          CellStyle.Background.NONE,
          inner.right());
    }
  }
}
