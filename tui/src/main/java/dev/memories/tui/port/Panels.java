package dev.memories.tui.port;

import dev.memories.session.Project;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A screen of lines under headings: the dashboard, or the timeline.
 *
 * @param weeks the number of sessions in each of the last weeks, oldest first; empty for none
 */
public record Panels(List<Integer> weeks, List<Panel> panels) {
  /** Lines of a panel that are shown however low the screen is. */
  private static final int LEAST = 5;

  public Panels {
    weeks = List.copyOf(weeks);
    panels = List.copyOf(panels);
  }

  /** Which screen it is. */
  public sealed interface Choice {
    /** What is new, what waits, what failed, over all projects. */
    record Dashboard() implements Choice {}

    /** Sessions by day, of one project or of all. */
    record Timeline(Optional<Project> only) implements Choice {}
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

    private Panel first(int count) {
      return new Panel(title, lines.subList(0, count), total, none);
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
    if (!weeks.isEmpty()) {
      rows.add(new Row.Weeks(weeks));
    }
    int index = 0;
    for (Panel panel : panels) {
      if (!rows.isEmpty()) {
        rows.add(new Row.Blank());
      }
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

  /**
   * These panels with as many lines as there is room for: a few of each, and more of each in turn
   * while the screen has rows left.
   */
  public Panels fitting(int rows) {
    int[] counts = new int[panels.size()];
    int room = rows - 1;
    for (int at = 0; at < counts.length; at++) {
      counts[at] = Math.min(LEAST, panels.get(at).lines().size());
      room -= 2 + Math.max(1, counts[at]);
    }
    boolean grows = true;
    while (grows && room > 0) {
      int[] before = counts.clone();
      for (int at = 0; at < counts.length && room > 0; at++) {
        if (counts[at] < panels.get(at).lines().size()) {
          counts[at]++;
          room--;
        }
      }
      grows = !Arrays.equals(before, counts);
    }
    List<Panel> fitting = new ArrayList<>();
    for (int at = 0; at < counts.length; at++) {
      fitting.add(panels.get(at).first(counts[at]));
    }
    return new Panels(weeks, fitting);
  }
}
