package dev.memories.cli.output;

import dev.memories.redact.RedactedPath;
import dev.memories.text.TerminalText;
import dev.memories.tui.text.DisplayWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A table for people and for programs.
 *
 * <p>On a terminal it has headings and aligned columns; the last one is cut to the width. Where the
 * others do not fit into a line, each row takes several lines. A column without any text is left
 * out. Piped it is tab-separated lines without headings; tab, CR, LF and backslash are escaped
 * (docs/spec/contract.md 2.3).
 */
public final class Table {
  private static final String GAP = "  ";
  private static final String INDENT = "  ";

  /**
   * The last column, a title, is not cut to less than a few words; a row takes more lines instead.
   */
  private static final int NARROWEST = 20;

  private final List<String> headings;
  private final List<List<Cell>> rows = new ArrayList<>();
  private List<String> dispensable = List.of();
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

  /** Leaves these columns out on a terminal where all of several rows say the same in them. */
  public Table withoutRepeats(String... columns) {
    this.dispensable = List.of(columns);
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

  String shown(Style style, int width) {
    if (rows.isEmpty()) {
      String sentence = emptiness.get();
      return sentence.isEmpty()
          ? ""
          : TerminalText.escapeLine(RedactedPath.inMessage(sentence)) + "\n";
    }
    List<List<Cell>> lines = new ArrayList<>();
    List<Integer> columns = shownColumns();
    List<Cell> head = new ArrayList<>();
    for (int column : columns) {
      head.add(Cell.of(headings.get(column)).painted(Style.Paint.DIM));
    }
    lines.add(head);
    for (List<Cell> row : rows) {
      List<Cell> line = new ArrayList<>();
      for (int column : columns) {
        line.add(row.get(column));
      }
      lines.add(line);
    }
    int[] widths = widths(lines);
    boolean[] begins = lineBeginnings(widths, width);
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> appendRow(text, line, widths, begins, style));
    return text.toString();
  }

  /** The numbers of the columns that tell a person something. */
  private List<Integer> shownColumns() {
    List<Integer> columns = new ArrayList<>();
    for (int column = 0; column < headings.size(); column++) {
      if (tellsSomething(column)) {
        columns.add(column);
      }
    }
    return columns;
  }

  private boolean tellsSomething(int column) {
    String first = rows.getFirst().get(column).shown();
    for (List<Cell> row : rows) {
      if (!row.get(column).shown().equals(first)) {
        return true;
      }
    }
    return !first.isEmpty() && (rows.size() == 1 || !dispensable.contains(headings.get(column)));
  }

  private static int[] widths(List<List<Cell>> lines) {
    int[] widths = new int[lines.getFirst().size()];
    for (List<Cell> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(visible(line.get(i))));
      }
    }
    return widths;
  }

  /**
   * Says which columns begin a line of their own, and cuts the widths to those lines. The last
   * column may be cut to stay on its line, the others only where they are wider than the terminal.
   */
  private static boolean[] lineBeginnings(int[] widths, int columns) {
    boolean[] begins = new boolean[widths.length];
    int used = 0;
    for (int i = 0; i < widths.length; i++) {
      boolean isLast = i == widths.length - 1;
      int least = isLast ? Math.min(widths[i], NARROWEST) : widths[i];
      int from = i == 0 ? 0 : used + GAP.length();
      begins[i] = i > 0 && from + least > columns;
      from = begins[i] ? INDENT.length() : from;
      widths[i] = Math.min(widths[i], Math.max(1, columns - from));
      used = from + widths[i];
    }
    return begins;
  }

  private static void appendRow(
      StringBuilder page, List<Cell> row, int[] widths, boolean[] begins, Style style) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      Cell cell = row.get(i);
      String text = visible(cell);
      boolean isLast = i == widths.length - 1;
      String fitted =
          isLast ? DisplayWidth.cutWords(text, widths[i]) : DisplayWidth.cut(text, widths[i]);
      if (begins[i]) {
        appendLine(page, line);
        line = new StringBuilder(INDENT);
      } else {
        line.append(i == 0 ? "" : GAP);
      }
      line.append(cell.paint() == null ? fitted : style.paint(cell.paint(), fitted));
      line.repeat(' ', widths[i] - DisplayWidth.of(fitted));
    }
    appendLine(page, line);
  }

  /** A line without text, as of empty cells, is left out. */
  private static void appendLine(StringBuilder text, StringBuilder line) {
    if (!line.toString().isBlank()) {
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private static String visible(Cell cell) {
    return TerminalText.escapeLine(RedactedPath.ofValue(cell.shown()));
  }
}
