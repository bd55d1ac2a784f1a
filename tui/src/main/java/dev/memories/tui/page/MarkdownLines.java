package dev.memories.tui.page;

import dev.memories.tui.text.Glyphs;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Lays Markdown out as styled lines.
 *
 * <p>Line breaks of the source are kept, because traces are written line by line. HTML is shown as
 * text.
 */
final class MarkdownLines extends AbstractVisitor {
  /** The deepest nesting of blocks; hostile text nests without end. */
  private static final int DEEPEST = 24;

  /** The narrowest text that is still indented further, in columns. */
  private static final int NARROWEST = 8;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(DEEPEST)
          .build();

  private final int width;
  private final List<PageLine> lines = new ArrayList<>();

  /** The prefix of the next line, and of the lines after it. */
  private List<TextSpan> first = List.of();

  private List<TextSpan> rest = List.of();

  MarkdownLines(int width) {
    this.width = width;
  }

  List<PageLine> of(String markdown) {
    PARSER.parse(markdown).accept(this);
    return lines;
  }

  @Override
  public void visit(Heading heading) {
    gap(heading);
    TextRole role =
        switch (heading.getLevel()) {
          case 1 -> TextRole.TITLE;
          case 2 -> TextRole.HEADING;
          default -> TextRole.SUBHEADING;
        };
    // An underlined heading may have several lines.
    InlineSpans.of(heading, role).forEach(line -> flow(line, source(heading)));
    if (heading.getLevel() == 1) {
      addLine(List.of(new TextSpan("─".repeat(room()), TextRole.RULE)), source(heading));
    }
  }

  @Override
  public void visit(Paragraph paragraph) {
    gap(paragraph);
    List<SourceSpan> sources = paragraph.getSourceSpans();
    List<List<TextSpan>> inline = InlineSpans.of(paragraph, TextRole.TEXT);
    for (int at = 0; at < inline.size(); at++) {
      if (at >= sources.size()) {
        flow(inline.get(at), 0);
      } else if (at > 0 && sources.get(at).getColumnIndex() == 0) {
        outdented(inline.get(at), sources.get(at).getLineIndex() + 1);
      } else {
        flow(labelled(inline.get(at)), sources.get(at).getLineIndex() + 1);
      }
    }
  }

  /**
   * Lays out a line that Markdown takes for a continuation of the bullet above although it is not
   * indented. In a trace it is the next label.
   */
  private void outdented(List<TextSpan> line, int source) {
    List<TextSpan> outer = rest;
    first = List.of();
    rest = List.of();
    flow(labelled(line), source);
    rest = outer;
    first = outer;
  }

  /** Makes a line such as {@code Key steps:} a label. */
  private List<TextSpan> labelled(List<TextSpan> line) {
    boolean label =
        rest.isEmpty() && line.size() == 1 && line.getFirst().text().stripTrailing().endsWith(":");
    return label ? List.of(new TextSpan(line.getFirst().text(), TextRole.STRONG)) : line;
  }

  @Override
  public void visit(BulletList list) {
    items(list, 0);
  }

  @Override
  public void visit(OrderedList list) {
    Integer start = list.getMarkerStartNumber();
    items(list, start == null ? 1 : start);
  }

  @Override
  public void visit(BlockQuote quote) {
    gap(quote);
    within(new TextSpan("▌ ", TextRole.QUOTE), new TextSpan("▌ ", TextRole.QUOTE), quote);
  }

  @Override
  public void visit(FencedCodeBlock code) {
    code(code, code.getLiteral(), 1);
  }

  @Override
  public void visit(IndentedCodeBlock code) {
    code(code, code.getLiteral(), 0);
  }

  @Override
  public void visit(HtmlBlock html) {
    code(html, html.getLiteral(), 0);
  }

  @Override
  public void visit(ThematicBreak rule) {
    gap(rule);
    addLine(List.of(new TextSpan("─".repeat(room()), TextRole.RULE)), source(rule));
  }

  @Override
  public void visit(CustomBlock block) {
    if (block instanceof TableBlock table) {
      gap(table);
      for (List<TextSpan> line : TableLines.of(table, room())) {
        addLine(line, source(table));
      }
    } else {
      visitChildren(block);
    }
  }

  private void items(ListBlock list, int number) {
    if (!(list.getParent() instanceof ListItem)) {
      gap(list);
    }
    int next = number;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      String bullet = number == 0 ? "• " : next++ + ". ";
      within(
          new TextSpan(bullet, TextRole.DIM),
          new TextSpan(" ".repeat(Glyphs.width(bullet)), TextRole.TEXT),
          item);
    }
  }

  private void within(TextSpan firstPrefix, TextSpan restPrefix, Node container) {
    List<TextSpan> outerRest = rest;
    if (room() - Glyphs.width(firstPrefix.text()) >= NARROWEST) {
      first = with(first, firstPrefix);
      rest = with(rest, restPrefix);
    }
    int before = lines.size();
    visitChildren(container);
    if (lines.size() == before) {
      addLine(List.of(), 0);
    }
    rest = outerRest;
    first = outerRest;
  }

  private void code(Block block, String literal, int fenceLines) {
    gap(block);
    int source = source(block) + (source(block) > 0 ? fenceLines : 0);
    for (String line : literal.stripTrailing().split("\n", -1)) {
      List<TextSpan> bar = List.of(new TextSpan("│ ", TextRole.DIM));
      for (List<TextSpan> part :
          LineWrapper.lines(List.of(new TextSpan(line, TextRole.CODE)), bar, bar, room())) {
        addLine(part, source);
      }
      source += source > 0 ? 1 : 0;
    }
  }

  private void flow(List<TextSpan> spans, int source) {
    List<String> anchors =
        Citations.in(String.join("", spans.stream().map(TextSpan::text).toList()));
    for (List<TextSpan> line : LineWrapper.lines(spans, first, rest, width)) {
      lines.add(new PageLine(line, source, anchors));
      first = rest;
    }
  }

  private void addLine(List<TextSpan> spans, int source) {
    List<TextSpan> line = new ArrayList<>(first);
    line.addAll(spans);
    lines.add(new PageLine(line, source, List.of()));
    first = rest;
  }

  /** Adds a blank line between blocks, but not between a paragraph and a list. */
  private void gap(Block block) {
    Node before = block.getPrevious();
    boolean introduced =
        (block instanceof ListBlock && before instanceof Paragraph)
            || (block instanceof Paragraph && before instanceof ListBlock);
    boolean underTitle = before instanceof Heading heading && heading.getLevel() == 1;
    if (before != null && !introduced && !underTitle) {
      lines.add(new PageLine(rest, 0, List.of()));
    }
  }

  private int room() {
    return Math.max(4, width - rest.stream().mapToInt(span -> Glyphs.width(span.text())).sum());
  }

  private static int source(Block block) {
    List<SourceSpan> spans = block.getSourceSpans();
    return spans.isEmpty() ? 0 : spans.getFirst().getLineIndex() + 1;
  }

  private static List<TextSpan> with(List<TextSpan> spans, TextSpan added) {
    List<TextSpan> all = new ArrayList<>(spans);
    all.add(added);
    return all;
  }
}
