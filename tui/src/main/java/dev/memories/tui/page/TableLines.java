package dev.memories.tui.page;

import dev.memories.tui.text.Ellipsis;
import dev.memories.tui.text.Glyphs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/** Lays out a Markdown table. Columns share the room; cells that do not fit are cut. */
final class TableLines {
  private static final int NARROWEST = 3;

  private TableLines() {}

  private record Row(List<String> cells, boolean head) {}

  static List<List<TextSpan>> of(TableBlock table, int room) {
    List<Row> rows = new ArrayList<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        if (row instanceof TableRow) {
          rows.add(new Row(cells(row), part instanceof TableHead));
        }
      }
    }
    List<Integer> widths = widths(rows, room);
    List<List<TextSpan>> lines = new ArrayList<>();
    for (Row row : rows) {
      lines.add(line(row, widths));
      if (row.head()) {
        lines.add(List.of(new TextSpan(rule(widths), TextRole.RULE)));
      }
    }
    return lines;
  }

  private static List<String> cells(Node row) {
    List<String> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      cells.add(
          InlineSpans.of(cell, TextRole.TEXT).getFirst().stream()
              .map(TextSpan::text)
              .collect(Collectors.joining()));
    }
    return cells;
  }

  /**
   * The width of each column: that of its widest cell, while there is room. The widest column
   * shrinks first.
   */
  private static List<Integer> widths(List<Row> rows, int room) {
    List<Integer> widths = new ArrayList<>();
    for (Row row : rows) {
      for (int at = 0; at < row.cells().size(); at++) {
        int width = Math.max(NARROWEST, Glyphs.width(row.cells().get(at)));
        if (at == widths.size()) {
          widths.add(width);
        } else {
          widths.set(at, Math.max(widths.get(at), width));
        }
      }
    }
    int surplus = widths.stream().mapToInt(width -> width + 3).sum() - 1 - room;
    while (surplus > 0) {
      int widest = widths.indexOf(widths.stream().max(Integer::compare).orElseThrow());
      if (widths.get(widest) <= NARROWEST) {
        break;
      }
      widths.set(widest, widths.get(widest) - 1);
      surplus--;
    }
    return widths;
  }

  private static List<TextSpan> line(Row row, List<Integer> widths) {
    List<TextSpan> line = new ArrayList<>();
    for (int at = 0; at < row.cells().size(); at++) {
      String cell = Ellipsis.end(row.cells().get(at), widths.get(at));
      if (at > 0) {
        line.add(new TextSpan("│", TextRole.RULE));
      }
      String padding = " ".repeat(widths.get(at) - Glyphs.width(cell));
      line.add(
          new TextSpan(" " + cell + padding + " ", row.head() ? TextRole.STRONG : TextRole.TEXT));
    }
    return line;
  }

  private static String rule(List<Integer> widths) {
    return widths.stream().map(width -> "─".repeat(width + 2)).collect(Collectors.joining("┼"));
  }
}
