package dev.memories.tui.view;

import dev.memories.redact.RedactedPath;
import dev.memories.tui.page.TextRole;
import dev.memories.tui.page.TextSpan;
import dev.memories.tui.port.EntryRow;
import dev.memories.tui.port.Panels;
import dev.memories.tui.port.Tone;
import dev.memories.tui.state.Area;
import dev.memories.tui.state.Layout;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.text.CompactAge;
import dev.memories.tui.text.Ellipsis;
import dev.memories.tui.text.Glyphs;
import dev.memories.tui.text.Sparkline;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws the dashboard or the timeline. */
final class BoardView {
  private static final int PROJECT_WIDTH = 16;
  private static final int PROJECT_FROM = 56;

  private static final DateTimeFormatter TIME_OF_DAY =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private BoardView() {}

  static void draw(CellGrid grid, Layout layout, Overlay.Board board, Instant now) {
    Area area = new Area(0, 0, layout.status().width(), layout.status().top());
    grid.fill(area, CellStyle.PLAIN);
    Box box = new Box(area, List.of(new TextSpan(title(board.choice()), TextRole.TITLE)), "", true);
    box.draw(grid);
    Area inner = area.inner();
    Optional<Panels> panels = board.shown(inner.height());
    if (panels.isEmpty()) {
      PaneText.draw(grid, inner, "Loading …");
      return;
    }
    List<Panels.Row> rows = panels.get().rows();
    boolean byDay = board.choice() instanceof Panels.Choice.Timeline;
    if (rows.isEmpty()) {
      PaneText.draw(grid, inner, "No sessions yet: memories run reads them.");
    }
    int top = board.top(inner.height());
    box.scrollbar(grid, rows.size(), top);
    for (int at = top; at < Math.min(rows.size(), top + inner.height()); at++) {
      row(grid, inner, inner.top() + at - top, rows.get(at), board.index(), byDay, now);
    }
  }

  private static void row(
      CellGrid grid, Area inner, int at, Panels.Row row, int selected, boolean byDay, Instant now) {
    switch (row) {
      case Panels.Row.Weeks(var weeks) -> write(grid, inner, at, weeks(weeks, inner.width()));
      case Panels.Row.Blank _ -> {}
      case Panels.Row.Heading(var panel) -> {
        String total = panel.total() == 0 ? "" : "  " + PaneText.grouped(panel.total());
        write(
            grid,
            inner,
            at,
            List.of(
                new TextSpan(panel.title(), TextRole.SUBHEADING),
                new TextSpan(total, TextRole.DIM)));
      }
      case Panels.Row.None(var text) ->
          write(grid, inner, at, List.of(new TextSpan("  " + text, TextRole.DIM)));
      case Panels.Row.Item(int index, var line) ->
          (byDay
                  ? new RowLine(session(line, inner.width()), word(line), index == selected, false)
                  : line(line, index == selected, inner.width(), now))
              .draw(grid, inner, at, true);
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

  private static RowLine line(Panels.Line line, boolean selected, int width, Instant now) {
    List<TextSpan> left = new ArrayList<>();
    String age = line.when().map(when -> CompactAge.of(when, now)).orElse("");
    left.add(new TextSpan(" ".repeat(Math.max(0, 3 - age.length())) + age + "  ", TextRole.DIM));
    addProject(left, line, width);
    left.add(new TextSpan(line.text(), TextRole.TEXT));
    return new RowLine(left, word(line), selected, false);
  }

  private static void addProject(List<TextSpan> left, Panels.Line line, int width) {
    if (width >= PROJECT_FROM) {
      String cwd = line.subject().project().cwd();
      String name = Ellipsis.end(cwd.substring(cwd.lastIndexOf('/') + 1), PROJECT_WIDTH);
      String gap = " ".repeat(PROJECT_WIDTH + 2 - Glyphs.width(name));
      left.add(new TextSpan(name + gap, TextRole.CITATION));
    }
  }

  private static List<TextSpan> word(Panels.Line line) {
    List<TextSpan> badge = new ArrayList<>();
    line.badge().ifPresent((EntryRow.Badge b) -> badge.add(badge(b)));
    return badge;
  }

  /** A session in the timeline: its time of day, a sign for its outcome, its title. */
  private static List<TextSpan> session(Panels.Line line, int width) {
    List<TextSpan> left = new ArrayList<>();
    String time = line.when().map(TIME_OF_DAY::format).orElse("     ");
    left.add(new TextSpan(time + "  ", TextRole.DIM));
    Tone tone = line.badge().map(EntryRow.Badge::tone).orElse(Tone.PLAIN);
    String sign = line.badge().map(EntryRow.Badge::sign).orElse("·");
    left.add(new TextSpan(sign + " ", TextRole.of(tone)));
    addProject(left, line, width);
    left.add(new TextSpan(line.text(), TextRole.TEXT));
    return left;
  }

  static String title(Panels.Choice choice) {
    return switch (choice) {
      case Panels.Choice.Dashboard _ -> "Dashboard";
      case Panels.Choice.Timeline(var only) ->
          only.map(project -> "Timeline of " + RedactedPath.lastName(project.cwd()))
              .orElse("Timeline of all projects");
    };
  }

  private static TextSpan badge(EntryRow.Badge badge) {
    return new TextSpan(badge.word(), TextRole.of(badge.tone()));
  }
}
