package dev.memories.markdown;

import dev.memories.markdown.MarkdownBlock.BlockKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Splits a Markdown document into its blocks, as CommonMark defines them.
 *
 * <p>Every line belongs to exactly one block. The lines of all blocks, joined by line feeds, are
 * the document.
 */
public final class MarkdownBlocks {
  private static final String FRONT_MATTER = "---";

  /** Bounds the recursion on hostile documents; deeper lists and quotes are text. */
  private static final int MAX_NESTING = 100;

  /** Emphasis, links and code spans cost time and are not needed here. */
  private static final Parser BLOCKS_ONLY =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(MAX_NESTING)
          .inlineParserFactory(_ -> (_, _) -> {})
          .build();

  private final List<String> lines;

  /** Number of the first line that is Markdown. */
  private final int body;

  /** Where each line of the body begins in it, in characters. */
  private final int[] offsets;

  private final List<BlockRange> found = new ArrayList<>();
  private int orderedLists;

  /** A block from its first line to the last line that its content reaches. */
  private record BlockRange(BlockKind kind, int depth, int orderedList, int first, int last) {}

  private MarkdownBlocks(String document) {
    this.lines = List.of(document.split("\n", -1));
    this.body = frontMatter();
    this.offsets = new int[lines.size() - body];
    for (int i = 1; i < offsets.length; i++) {
      offsets[i] = offsets[i - 1] + lines.get(body + i - 1).length() + 1;
    }
  }

  /** The blocks in the order of the document. */
  public static List<MarkdownBlock> of(String document) {
    return new MarkdownBlocks(document).parse();
  }

  /** Returns the number of lines that front matter takes up. */
  private int frontMatter() {
    if (!lines.getFirst().equals(FRONT_MATTER)) {
      return 0;
    }
    int end = lines.subList(1, lines.size()).indexOf(FRONT_MATTER);
    return end < 0 ? 0 : end + 2;
  }

  private List<MarkdownBlock> parse() {
    walk(BLOCKS_ONLY.parse(String.join("\n", lines.subList(body, lines.size()))), 0);
    List<MarkdownBlock> blocks = new ArrayList<>();
    if (body > 0) {
      blocks.add(new MarkdownBlock(BlockKind.FRONT_MATTER, 0, 0, lines.subList(0, body)));
    }
    int line = body;
    for (int i = 0; i < found.size(); i++) {
      BlockRange block = found.get(i);
      line = addBlankLines(blocks, line, block.first());
      int end = end(block, i + 1 < found.size() ? found.get(i + 1).first() : lines.size());
      blocks.add(
          new MarkdownBlock(
              block.kind(), block.depth(), block.orderedList(), lines.subList(line, end)));
      line = end;
    }
    addBlankLines(blocks, line, lines.size());
    return blocks;
  }

  /**
   * Notes the blocks below a node.
   *
   * @param items how many list items the node is in
   */
  private void walk(Node parent, int items) {
    int depth = MarkdownBlock.TEXT_DEPTH + items;
    int list = parent instanceof OrderedList ? ++orderedLists : 0;
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      // No switch on types: linking it takes a hook of an agent several milliseconds.
      if (node instanceof ListItem item) {
        add(BlockKind.ITEM, depth, list, firstLine(item), lastLineWithMarker(item));
        walk(item, items + 1);
      } else if (node instanceof Heading heading && parent instanceof Document) {
        add(BlockKind.HEADING, heading.getLevel(), 0, firstLine(heading), lastLine(heading));
      } else if (isLeaf(node)) {
        add(BlockKind.TEXT, depth, 0, firstLine(node), lastLine(node));
      } else {
        walk(node, items);
      }
    }
  }

  /**
   * Adds a block. One that begins on a line of the block before, e.g. behind an item's marker, is
   * merged with it; of several items on a line, the innermost counts.
   */
  private void add(BlockKind kind, int depth, int orderedList, int first, int last) {
    if (found.isEmpty() || first > found.getLast().last()) {
      found.add(new BlockRange(kind, depth, orderedList, first, last));
      return;
    }
    BlockRange open = found.removeLast();
    found.add(
        new BlockRange(
            open.kind(),
            kind == BlockKind.ITEM ? depth : open.depth(),
            open.orderedList(),
            open.first(),
            Math.max(open.last(), last)));
  }

  private static boolean isLeaf(Node node) {
    return !(node.getFirstChild() instanceof Block);
  }

  private int lastLineWithMarker(ListItem item) {
    Node content = item.getFirstChild();
    return content != null && isLeaf(content) ? lastLine(content) : firstLine(item);
  }

  private int firstLine(Node node) {
    return line(node.getSourceSpans().getFirst());
  }

  private int lastLine(Node node) {
    return line(node.getSourceSpans().getLast());
  }

  /** By offset and not by the span's line: for CommonMark a carriage return ends a line, too. */
  private int line(SourceSpan span) {
    int found = Arrays.binarySearch(offsets, span.getInputIndex());
    return body + (found >= 0 ? found : -found - 2);
  }

  /** A line of a container alone, e.g. an empty line of a quote, belongs to the block before it. */
  private int end(BlockRange block, int next) {
    int end = next;
    while (end > block.last() + 1 && lines.get(end - 1).isBlank()) {
      end--;
    }
    return end;
  }

  private int addBlankLines(List<MarkdownBlock> blocks, int from, int end) {
    int line = from;
    while (line < end && lines.get(line).isBlank()) {
      blocks.add(
          new MarkdownBlock(
              BlockKind.BLANK, MarkdownBlock.TEXT_DEPTH, 0, lines.subList(line, ++line)));
    }
    return line;
  }
}
