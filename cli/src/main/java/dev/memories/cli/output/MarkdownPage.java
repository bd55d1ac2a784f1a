package dev.memories.cli.output;

import dev.memories.cli.output.Style.Paint;
import dev.memories.text.TerminalText;
import dev.memories.tui.page.PageLine;
import dev.memories.tui.page.PageRenderer;
import dev.memories.tui.page.TextSpan;
import java.util.List;

/**
 * Markdown laid out for a terminal: wrapped by words, indented, coloured and escaped.
 *
 * <p>Without colours its marks stay, because nothing else would tell code and headings apart.
 */
final class MarkdownPage {
  /** Longer lines are hard to read, in columns. */
  private static final int WIDEST = 100;

  private MarkdownPage() {}

  /**
   * Lays the text out.
   *
   * @param columns the width of the terminal
   * @return lines that each end with a line feed
   */
  static String of(String markdown, Style style, int columns) {
    int width = Math.min(columns, WIDEST);
    List<PageLine> lines =
        style.colourful()
            ? PageRenderer.markdown(markdown, width)
            : PageRenderer.marked(markdown, width);
    StringBuilder page = new StringBuilder();
    for (PageLine line : lines) {
      line.spans().forEach(span -> page.append(painted(span, style)));
      page.append('\n');
    }
    return page.toString();
  }

  private static String painted(TextSpan span, Style style) {
    String text = TerminalText.escapeLine(span.text());
    return switch (span.role()) {
      case TITLE, HEADING, SUBHEADING, STRONG, KEY, FOUND -> style.paint(Paint.BOLD, text);
      case EMPHASIS -> style.paint(Paint.ITALIC, text);
      case CODE -> style.paint(Paint.CYAN, text);
      case LINK -> style.paint(Paint.UNDERLINE, text);
      case DIM, QUOTE, CITATION, RULE, BORDER, BORDER_FOCUSED -> style.paint(Paint.DIM, text);
      case ADDED, GOOD -> style.paint(Paint.GREEN, text);
      case REMOVED, BAD -> style.paint(Paint.RED, text);
      case HUNK, WARN -> style.paint(Paint.YELLOW, text);
      case TEXT -> text;
    };
  }
}
