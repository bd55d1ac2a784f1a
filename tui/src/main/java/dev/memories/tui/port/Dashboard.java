package dev.memories.tui.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first screen: what is new, what waits, what failed, over all projects.
 *
 * @param weeks the number of sessions in each of the last weeks, oldest first
 */
public record Dashboard(List<Integer> weeks, List<Panel> panels) {
  public Dashboard {
    weeks = List.copyOf(weeks);
    panels = List.copyOf(panels);
  }

  /**
   * A part of the screen.
   *
   * @param total the number of lines that there would be if all were listed
   * @param none said where there are no lines
   */
  public record Panel(String title, List<Line> lines, int total, String none) {
    public Panel {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line that can be opened.
   *
   * @param text one line, not yet safe for a terminal
   * @param subject what opens; its project is shown
   */
  public record Line(
      Subject subject, String text, Optional<Instant> when, Optional<EntryRow.Badge> badge) {}

  /** A row on the screen. */
  public sealed interface Row {
    record Weeks(List<Integer> weeks) implements Row {}

    record Blank() implements Row {}

    record Heading(Panel panel) implements Row {}

    record None(String text) implements Row {}

    /** A line, and its number among all lines. */
    record Item(int index, Line line) implements Row {}
  }

  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row.Weeks(weeks));
    int index = 0;
    for (Panel panel : panels) {
      rows.add(new Row.Blank());
      rows.add(new Row.Heading(panel));
      for (Line line : panel.lines()) {
        rows.add(new Row.Item(index++, line));
      }
      if (panel.lines().isEmpty()) {
        rows.add(new Row.None(panel.none()));
      }
    }
    return rows;
  }

  /** The lines of all panels, in their order. */
  public List<Line> lines() {
    return panels.stream().flatMap(panel -> panel.lines().stream()).toList();
  }
}
