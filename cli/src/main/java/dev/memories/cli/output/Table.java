package dev.memories.cli.output;

import dev.memories.redact.RedactedPath;
import dev.memories.text.TerminalText;
import dev.memories.tui.text.DisplayWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A table for people and for programs.
 *
 * <p>On a terminal it has headings and aligned columns, cut to the width: first the last one, then
 * the widest, the first column (what a reader types again) at the end. Piped it is tab-separated
 * lines without headings; tab, CR, LF and backslash are escaped (docs/spec/contract.md 2.3).
 */
public final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST = 8;
  private static final int NARROWEST_OF_MANY = 5;

  private final List<String> headings;
  private final List<List<Cell>> rows = new ArrayList<>();
  private Supplier<String> emptiness = () -> "";

  private Table(List<String> headings) {
    this.headings = headings;
  }

  public static Table withHeadings(String... headings) {
    return new Table(List.of(headings));
  }

  /** Sets the sentence that a terminal shows instead of a table without rows; asked only then. */
  public Table whenEmpty(Supplier<String> sentence) {
    this.emptiness = sentence;
    return this;
  }

  /** Adds a row; cells beyond the last heading are only printed when piped. */
  public Table row(Cell... cells) {
    rows.add(List.of(cells));
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The sentence for a table without rows; may be empty. */
  String emptiness() {
    return emptiness.get();
  }

  String piped() {
    StringBuilder text = new StringBuilder();
    for (List<Cell> row : rows) {
      text.append(
              row.stream()
                  .map(cell -> escapeTabs(RedactedPath.ofValue(cell.piped())))
                  .collect(Collectors.joining("\t")))
          .append('\n');
    }
    return text.toString();
  }

  private static String escapeTabs(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\r", "\\r")
        .replace("\n", "\\n");
  }

  String shown(Style style, int columns) {
    if (rows.isEmpty()) {
      String sentence = emptiness.get();
      return sentence.isEmpty()
          ? ""
          : TerminalText.escapeLine(RedactedPath.inMessage(sentence)) + "\n";
    }
    List<List<Cell>> lines = new ArrayList<>();
    lines.add(headings.stream().map(name -> Cell.of(name).painted(Style.Paint.DIM)).toList());
    rows.forEach(row -> lines.add(row.subList(0, headings.size())));
    int[] widths = widths(lines, columns);
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> appendLine(text, line, widths, style));
    return text.toString();
  }

  private int[] widths(List<List<Cell>> lines, int columns) {
    int[] widths = new int[headings.size()];
    for (List<Cell> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(visible(line.get(i))));
      }
    }
    int last = widths.length - 1;
    int before = Arrays.stream(widths).limit(last).sum() + GAP.length() * last;
    widths[last] = Math.min(widths[last], Math.max(NARROWEST, columns - before));
    int tooMuch = Arrays.stream(widths).sum() + GAP.length() * last - columns;
    for (int from = last > 0 ? 1 : 0; tooMuch > 0 && from >= 0; from--) {
      tooMuch = narrow(widths, from, tooMuch);
    }
    return widths;
  }

  /**
   * Takes columns away from the widest column from {@code from} on; returns what is left to take.
   */
  private static int narrow(int[] widths, int from, int tooMuch) {
    for (int left = tooMuch; left > 0; left--) {
      int widest = from;
      for (int i = from + 1; i < widths.length; i++) {
        widest = widths[i] >= widths[widest] ? i : widest;
      }
      if (widths[widest] <= NARROWEST_OF_MANY) {
        return left;
      }
      widths[widest]--;
    }
    return 0;
  }

  private static void appendLine(StringBuilder text, List<Cell> line, int[] widths, Style style) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      Cell cell = line.get(i);
      String fitted = DisplayWidth.cut(visible(cell), widths[i]);
      row.append(cell.paint() == null ? fitted : style.paint(cell.paint(), fitted));
      if (i < widths.length - 1) {
        row.repeat(' ', widths[i] - DisplayWidth.of(fitted)).append(GAP);
      }
    }
    text.append(row.toString().stripTrailing()).append('\n');
  }

  private static String visible(Cell cell) {
    return TerminalText.escapeLine(RedactedPath.ofValue(cell.shown()));
  }
}
