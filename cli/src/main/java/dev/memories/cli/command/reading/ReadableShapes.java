package dev.memories.cli.command.reading;

import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Style;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.cli.output.Timestamp;
import dev.memories.search.readable.ReadableLine;
import dev.memories.text.TerminalText;
import dev.memories.tui.text.WordWrap;
import java.nio.file.Path;
import java.util.List;

/** How lines of a rollout look in documents, in pipes and at a terminal. */
final class ReadableShapes {
  private static final String INDENT = "  ";
  private static final int NARROWEST = 20;

  /** Lines of one rollout. */
  record Lines(Path rollout, List<ReadableLine> lines) {}

  private static final JsonShape<ReadableLine> LINE =
      JsonShape.<ReadableLine>empty()
          .integer("line", "line of the rollout", ReadableLine::line)
          .text("role", "user, assistant, command, output and the like", ReadableLine::role)
          .timeOrNull("at", "time of the line", ReadableLine::at)
          .text("text", "what stands there, redacted", ReadableLine::text);

  static final JsonShape<Lines> DOCUMENT =
      JsonShape.<Lines>empty()
          .path("rolloutPath", "the rollout", Lines::rollout)
          .objects("lines", "in the order of the rollout", LINE, Lines::lines);

  private ReadableShapes() {}

  static Table table(List<ReadableLine> lines) {
    Table table = Table.withHeadings();
    for (ReadableLine line : lines) {
      table.row(
          Cell.of(Long.toString(line.line())),
          Cell.of(line.at() == null ? "" : Timestamp.of(line.at())),
          Cell.of(line.role()),
          Cell.of(line.text()));
    }
    return table;
  }

  /** A heading for each line, and its text below, wrapped. */
  static String shown(List<ReadableLine> lines, Style style, int columns) {
    int width = Math.max(NARROWEST, columns - INDENT.length());
    StringBuilder page = new StringBuilder();
    for (ReadableLine line : lines) {
      String at = line.at() == null ? "" : "  " + Timestamp.of(line.at());
      page.append(page.isEmpty() ? "" : "\n")
          .append(style.paint(Paint.CYAN, "L" + line.line()))
          .append("  ")
          .append(style.paint(Paint.BOLD, TerminalText.escapeLine(line.role())))
          .append(style.paint(Paint.DIM, at))
          .append('\n');
      for (String row : line.text().split("\n", -1)) {
        WordWrap.indented(TerminalText.escapeLine(row.replace("\t", "    ")), width)
            .forEach(part -> page.append(INDENT).append(part).append('\n'));
      }
    }
    return page.toString();
  }
}
