package dev.memories.tui.page;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import dev.memories.tui.port.Document;
import dev.memories.tui.text.Glyphs;
import java.util.ArrayList;
import java.util.List;

/** Lays out two versions of a text beside each other, with a sign on the lines that differ. */
final class SideBySide {
  /** The columns from which two versions fit beside each other. */
  static final int LEAST_WIDTH = 114;

  /** Equal lines that are shown around a difference. */
  private static final int CONTEXT_LINES = 3;

  private SideBySide() {}

  static List<PageLine> lines(Document.Comparison compared, int width) {
    int half = (width - 3) / 2;
    List<DiffRow> rows =
        DiffRowGenerator.create()
            .lineNormalizer(line -> line)
            .build()
            .generateDiffRows(compared.older().lines().toList(), compared.newer().lines().toList());
    List<PageLine> lines =
        new ArrayList<>(
            beside(compared.olderName(), compared.newerName(), TextRole.STRONG, half, " "));
    boolean left = false;
    for (int at = 0; at < rows.size(); at++) {
      if (isNearDifference(rows, at)) {
        lines.addAll(row(rows.get(at), half));
        left = false;
      } else if (!left) {
        lines.add(PageLine.of(new TextSpan("⋮", TextRole.HUNK)));
        left = true;
      }
    }
    return lines;
  }

  private static boolean isNearDifference(List<DiffRow> rows, int at) {
    int from = Math.max(0, at - CONTEXT_LINES);
    int to = Math.min(rows.size(), at + CONTEXT_LINES + 1);
    return rows.subList(from, to).stream().anyMatch(row -> row.getTag() != DiffRow.Tag.EQUAL);
  }

  private static List<PageLine> row(DiffRow row, int half) {
    return switch (row.getTag()) {
      case EQUAL -> beside(row.getOldLine(), row.getNewLine(), TextRole.TEXT, half, " ");
      case INSERT -> zip(List.of(), side(row.getNewLine(), TextRole.ADDED, half, "+"), half);
      case DELETE -> zip(side(row.getOldLine(), TextRole.REMOVED, half, "-"), List.of(), half);
      case CHANGE ->
          zip(
              side(row.getOldLine(), TextRole.REMOVED, half, "-"),
              side(row.getNewLine(), TextRole.ADDED, half, "+"),
              half);
    };
  }

  private static List<PageLine> beside(
      String older, String newer, TextRole role, int half, String sign) {
    return zip(side(older, role, half, sign), side(newer, role, half, sign), half);
  }

  private static List<List<TextSpan>> side(String text, TextRole role, int half, String sign) {
    return LineWrapper.lines(
        List.of(new TextSpan(text, role)),
        List.of(new TextSpan(sign + " ", role)),
        List.of(new TextSpan("  ", role)),
        half);
  }

  private static List<PageLine> zip(
      List<List<TextSpan>> older, List<List<TextSpan>> newer, int half) {
    List<PageLine> lines = new ArrayList<>();
    for (int at = 0; at < Math.max(older.size(), newer.size()); at++) {
      List<TextSpan> spans = new ArrayList<>(at < older.size() ? older.get(at) : List.of());
      int used = spans.stream().mapToInt(span -> Glyphs.width(span.text())).sum();
      spans.add(new TextSpan(" ".repeat(Math.max(0, half - used)), TextRole.TEXT));
      spans.add(new TextSpan(" │ ", TextRole.BORDER));
      spans.addAll(at < newer.size() ? newer.get(at) : List.of());
      lines.add(PageLine.of(spans.toArray(TextSpan[]::new)));
    }
    return lines;
  }
}
