package dev.memories.tree.erase;

import dev.memories.tree.erase.MarkdownBlock.Kind;
import java.util.ArrayList;
import java.util.List;

/** Takes a Markdown text apart into its blocks; put together again they are the same text. */
final class MarkdownBlocks {
  private static final String FRONT_MATTER = "---";

  private final String[] lines;
  private final List<MarkdownBlock> blocks = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private Kind kind = Kind.BLANK;
  private int depth;

  MarkdownBlocks(String text) {
    this.lines = text.split("\n", -1);
  }

  List<MarkdownBlock> parse() {
    int next = frontMatter();
    boolean code = false;
    for (String line : List.of(lines).subList(next, lines.length)) {
      boolean fence = MarkdownBlock.isFence(line);
      if (code || (goesOn(line) && !open.isEmpty())) {
        open.add(line);
      } else {
        begin(line);
      }
      code ^= fence;
    }
    end();
    return blocks;
  }

  /** Returns the number of lines that it has. */
  private int frontMatter() {
    if (!lines[0].equals(FRONT_MATTER)) {
      return 0;
    }
    int end = List.of(lines).subList(1, lines.length).indexOf(FRONT_MATTER) + 2;
    if (end > 1) {
      blocks.add(new MarkdownBlock(Kind.FRONT_MATTER, 0, List.of(lines).subList(0, end)));
    }
    return end > 1 ? end : 0;
  }

  /** Whether a line belongs to the block before it. */
  private boolean goesOn(String line) {
    return MarkdownBlock.kindOf(line) == Kind.PARAGRAPH
        && (kind == Kind.ITEM || kind == Kind.PARAGRAPH);
  }

  private void begin(String line) {
    end();
    kind = MarkdownBlock.kindOf(line);
    depth = MarkdownBlock.depthOf(line);
    open.add(line);
  }

  private void end() {
    if (!open.isEmpty()) {
      blocks.add(new MarkdownBlock(kind, depth, open));
      open.clear();
    }
  }
}
