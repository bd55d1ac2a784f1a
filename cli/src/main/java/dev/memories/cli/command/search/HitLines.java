package dev.memories.cli.command.search;

import dev.memories.cli.output.Cell;
import dev.memories.cli.output.RelativeTime;
import dev.memories.cli.output.Style;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Timestamp;
import dev.memories.search.SearchHit;
import dev.memories.text.OneLine;
import dev.memories.text.TerminalText;
import dev.memories.tui.text.DisplayWidth;
import java.util.List;
import java.util.Map;

/** Writes hits as lines: for a terminal, with the matched words in colour, or as a list. */
final class HitLines {
  private static final char MARK_START = '\u0002';
  private static final char MARK_END = '\u0003';
  private static final int SHORT_ID = 13;
  private static final int NARROWEST = 20;
  private static final int BEFORE_MATCH = 24;

  private final Style style;
  private final int columns;
  private final RelativeTime ages;

  HitLines(Style style, int columns, RelativeTime ages) {
    this.style = style;
    this.columns = columns;
    this.ages = ages;
  }

  /**
   * The lines.
   *
   * @param marked texts by entry, with their matches between the characters U+0002 and U+0003
   */
  String of(List<FoundHit> hits, Map<Long, String> marked) {
    boolean ofSeveral = hits.stream().map(found -> found.hit().cwd()).distinct().count() > 1;
    int project = width(hits.stream().map(found -> Cell.lastName(found.hit().cwd())).toList());
    int age = width(hits.stream().map(found -> ages.of(found.hit().at())).toList());
    int place = width(hits.stream().map(FoundHit::place).toList());
    StringBuilder lines = new StringBuilder();
    for (FoundHit found : hits) {
      SearchHit hit = found.hit();
      String source = found.source();
      // The entries of imports are numbered apart.
      String text =
          found.imported() == null ? marked.getOrDefault(hit.entry(), hit.text()) : found.marked();
      if (ofSeveral) {
        lines.append(style.paint(Paint.CYAN, padded(Cell.lastName(hit.cwd()), project)));
        lines.append("  ");
      }
      int taken = (ofSeveral ? project + 2 : 0) + age + place + 4;
      int left = columns - taken - (source.isEmpty() ? 0 : source.length() + 1);
      boolean fits = left >= NARROWEST;
      lines
          .append(style.paint(Paint.DIM, padded(ages.of(hit.at()), age)))
          .append("  ")
          .append(style.paint(Paint.DIM, padded(found.place(), place)))
          .append(fits ? "  " : "\n  ")
          .append(shown(text, fits ? left : columns - 2));
      if (!source.isEmpty() && !fits) {
        lines.append("\n  ").append(style.paint(Paint.DIM, source));
      } else if (!source.isEmpty()) {
        lines.append(' ').append(style.paint(Paint.DIM, source));
      }
      lines.append('\n');
    }
    return lines.toString();
  }

  /** A Markdown list with a source for each hit, for readers that need no table. */
  static String list(List<FoundHit> hits, AskedProjects asked) {
    StringBuilder list = new StringBuilder();
    for (FoundHit found : hits) {
      SearchHit hit = found.hit();
      String source = found.imported() == null ? source(hit) : "";
      list.append("- ")
          .append(OneLine.of(withoutSources(hit.text()), Integer.MAX_VALUE))
          .append(source.isEmpty() ? "" : " " + source)
          .append(" (")
          .append(found.imported() == null ? place(hit, asked) : "imported, " + found.origin())
          .append(", ")
          .append(Timestamp.of(hit.at()), 0, "2026-02-09".length())
          .append(")\n");
    }
    return list.toString();
  }

  private static String place(SearchHit hit, AskedProjects asked) {
    return hit.place().word()
        + asked.lender(hit).map(parent -> " of the parent project " + parent).orElse("");
  }

  private static int width(List<String> cells) {
    return cells.stream()
        .mapToInt(cell -> DisplayWidth.of(TerminalText.escapeLine(cell)))
        .max()
        .orElse(0);
  }

  private static String padded(String cell, int width) {
    String safe = TerminalText.escapeLine(cell);
    return safe + " ".repeat(Math.max(0, width - DisplayWidth.of(safe)));
  }

  /** {@code [019c4622-9f00 L11]}. */
  static String source(SearchHit hit) {
    String session = hit.session();
    return session == null
        ? ""
        : source(session.substring(0, Math.min(SHORT_ID, session.length())), hit);
  }

  /** The same with the whole id. */
  static String fullSource(SearchHit hit) {
    String session = hit.session();
    return session == null ? "" : source(session, hit);
  }

  private static String source(String id, SearchHit hit) {
    return "[" + id + (hit.line() == 0 ? "" : " L" + hit.line()) + "]";
  }

  /** The part of the text around its first match, cut to a width, matches in colour. */
  private String shown(String marked, int width) {
    String text = withoutSources(marked);
    int match = text.indexOf(MARK_START);
    boolean cutsStart = match > BEFORE_MATCH && DisplayWidth.of(plain(text)) > width;
    String rest = cutsStart ? "…" + text.substring(match - BEFORE_MATCH) : text;
    StringBuilder line = new StringBuilder();
    int left = width;
    boolean inMatch = false;
    while (!rest.isEmpty() && left > 0) {
      int end = next(rest);
      String part = DisplayWidth.cutWords(TerminalText.escapeLine(rest.substring(0, end)), left);
      line.append(inMatch ? style.paint(Paint.YELLOW, part) : part);
      left -= DisplayWidth.of(part);
      if (end < rest.length()) {
        inMatch = rest.charAt(end) == MARK_START;
      }
      rest = end < rest.length() ? rest.substring(end + 1) : "";
    }
    return line.toString();
  }

  /** The sources stand at the end of the line anyway. */
  private static String withoutSources(String text) {
    return text.replaceFirst("\\s*\\[[0-9a-f]{8}-[0-9a-f]{4}[^\\[\\]]*]\\s*$", "");
  }

  private static String plain(String marked) {
    return marked.replace(String.valueOf(MARK_START), "").replace(String.valueOf(MARK_END), "");
  }

  private static int next(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == MARK_START || text.charAt(i) == MARK_END) {
        return i;
      }
    }
    return text.length();
  }
}
