package dev.memories.tui.view;

import dev.memories.tui.page.TextRole;
import dev.memories.tui.page.TextSpan;
import dev.memories.tui.port.Dashboard;
import dev.memories.tui.port.EntryRow;
import dev.memories.tui.state.Area;
import dev.memories.tui.state.Layout;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.text.CompactAge;
import dev.memories.tui.text.Ellipsis;
import dev.memories.tui.text.Glyphs;
import dev.memories.tui.text.Sparkline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Draws the first screen. */
final class DashboardView {
  private static final int PROJECT_WIDTH = 16;
  private static final int PROJECT_FROM = 56;

  private DashboardView() {}

  static void draw(CellGrid grid, Layout layout, Overlay.Board board, Instant now) {
    Area area = new Area(0, 0, layout.status().width(), layout.status().top());
    grid.fill(area, CellStyle.PLAIN);
    Box box = new Box(area, List.of(new TextSpan("Dashboard", TextRole.TITLE)), "", true);
    box.draw(grid);
    Area inner = area.inner();
    if (board.dashboard().isEmpty()) {
      PaneText.draw(grid, inner, "Loading …");
      return;
    }
    List<Dashboard.Row> rows = board.dashboard().get().rows();
    int top = board.top(inner.height());
    box.scrollbar(grid, rows.size(), top);
    for (int at = top; at < Math.min(rows.size(), top + inner.height()); at++) {
      row(grid, inner, inner.top() + at - top, rows.get(at), board.index(), now);
    }
  }

  private static void row(
      CellGrid grid, Area inner, int at, Dashboard.Row row, int selected, Instant now) {
    switch (row) {
      case Dashboard.Row.Weeks(var weeks) -> write(grid, inner, at, weeks(weeks, inner.width()));
      case Dashboard.Row.Blank _ -> {}
      case Dashboard.Row.Heading(var panel) -> {
        String total = panel.total() == 0 ? "" : "  " + PaneText.grouped(panel.total());
        write(
            grid,
            inner,
            at,
            List.of(
                new TextSpan(panel.title(), TextRole.SUBHEADING),
                new TextSpan(total, TextRole.DIM)));
      }
      case Dashboard.Row.None(var text) ->
          write(grid, inner, at, List.of(new TextSpan("  " + text, TextRole.DIM)));
      case Dashboard.Row.Item(int index, var line) ->
          line(line, index == selected, inner.width(), now).draw(grid, inner, at, true);
    }
  }

  private static void write(CellGrid grid, Area inner, int at, List<TextSpan> spans) {
    grid.write(inner.left() + 1, at, spans, CellStyle.Background.NONE, inner.right());
  }

  /** The numbers say what the bars show. */
  private static List<TextSpan> weeks(List<Integer> weeks, int width) {
    int now = weeks.isEmpty() ? 0 : weeks.getLast();
    int most = weeks.stream().mapToInt(Integer::intValue).max().orElse(0);
    String numbers = "  this week " + PaneText.grouped(now) + ", most " + PaneText.grouped(most);
    return List.of(
        new TextSpan(width < PROJECT_FROM ? "" : "Sessions a week", TextRole.SUBHEADING),
        new TextSpan(width < PROJECT_FROM ? "" : "  ", TextRole.TEXT),
        new TextSpan(Sparkline.of(weeks), TextRole.GOOD),
        new TextSpan(numbers, TextRole.DIM));
  }

  private static RowLine line(Dashboard.Line line, boolean selected, int width, Instant now) {
    List<TextSpan> left = new ArrayList<>();
    String age = line.when().map(when -> CompactAge.of(when, now)).orElse("");
    left.add(new TextSpan(" ".repeat(Math.max(0, 3 - age.length())) + age + "  ", TextRole.DIM));
    if (width >= PROJECT_FROM) {
      String cwd = line.subject().project().cwd();
      String name = Ellipsis.end(cwd.substring(cwd.lastIndexOf('/') + 1), PROJECT_WIDTH);
      String gap = " ".repeat(PROJECT_WIDTH + 2 - Glyphs.width(name));
      left.add(new TextSpan(name + gap, TextRole.CITATION));
    }
    left.add(new TextSpan(line.text(), TextRole.TEXT));
    List<TextSpan> badge = new ArrayList<>();
    line.badge().ifPresent((EntryRow.Badge b) -> badge.add(badge(b)));
    return new RowLine(left, badge, selected, false);
  }

  private static TextSpan badge(EntryRow.Badge badge) {
    return new TextSpan(badge.word(), TextRole.of(badge.tone()));
  }
}
