package dev.memories.cli.command.reading;

import dev.memories.cli.command.reading.TraceShapes.ListedTrace;
import dev.memories.cli.memory.SessionIds;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.Style;
import dev.memories.cli.output.Style.Paint;
import dev.memories.text.TerminalText;
import dev.memories.trace.TraceHead;
import dev.memories.tui.text.DisplayWidth;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Traces on a terminal under the days, in UTC, on which their sessions last changed.
 *
 * @param withProjects whether each line names its project
 * @param columns the width of the terminal
 */
record TraceDays(Style style, boolean withProjects, int columns) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd, EEEE", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int WIDEST_PROJECT = 16;

  /** The newest day first; within a day the traces keep their order. */
  String text(List<ListedTrace> traces) {
    Map<LocalDate, List<TraceHead>> days = new TreeMap<>(Comparator.reverseOrder());
    for (ListedTrace trace : traces) {
      Instant at = trace.head().subject().updatedAt();
      days.computeIfAbsent(LocalDate.ofInstant(at, ZoneOffset.UTC), _ -> new ArrayList<>())
          .add(trace.head());
    }
    int id = SessionIds.uniqueLength(traces.stream().map(trace -> trace.head().id()).toList());
    int project = traces.stream().mapToInt(t -> DisplayWidth.of(project(t.head()))).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (List<TraceHead> day : days.values()) {
      text.append(text.isEmpty() ? "" : "\n")
          .append(style.paint(Paint.BOLD, DAY.format(day.getFirst().subject().updatedAt())))
          .append('\n');
      day.forEach(head -> append(text, head, id, Math.min(project, WIDEST_PROJECT)));
    }
    return text.toString();
  }

  private void append(StringBuilder text, TraceHead head, int idLength, int projectWidth) {
    String before = "  " + TIME.format(head.subject().updatedAt()) + "  ";
    String name = withProjects ? DisplayWidth.cut(project(head), projectWidth) : "";
    String gap = withProjects ? " ".repeat(projectWidth - DisplayWidth.of(name) + 2) : "";
    OutcomeSign outcome = OutcomeSign.of(head);
    int taken = before.length() + 2 + DisplayWidth.of(name + gap) + idLength + 2;
    String title = TerminalText.escapeLine(outcome.word() + head.subject().title());
    text.append(style.paint(Paint.DIM, before))
        .append(style.paint(outcome.paint(), outcome.sign()))
        .append(' ')
        .append(style.paint(Paint.CYAN, head.id().value().substring(0, idLength)))
        .append("  ")
        .append(name)
        .append(gap)
        .append(DisplayWidth.cutWords(title, Math.max(8, columns - taken)))
        .append('\n');
  }

  private static String project(TraceHead head) {
    return TerminalText.escapeLine(Cell.lastName(head.project().cwd()));
  }
}
