package dev.memories.markdown;

import java.util.List;

/**
 * One block of a Markdown document, with the source lines that it takes up.
 *
 * @param depth nesting depth: a heading outside lists and quotes has its level, 1 to 6; any other
 *     block has {@link #TEXT_DEPTH} plus the number of list items around it. A block belongs to the
 *     last block before it that has a smaller depth.
 * @param orderedList number of the ordered list whose item this is, counted from 1 in the document;
 *     0 for any other block
 * @param lines at least one, without their line feeds
 */
public record MarkdownBlock(BlockKind kind, int depth, int orderedList, List<String> lines) {
  /** Depth of text that is in no list item; above the level of any heading. */
  public static final int TEXT_DEPTH = 10;

  /** What a block is. */
  public enum BlockKind {
    /** YAML between two lines {@code ---} at the start of the document. */
    FRONT_MATTER,
    /** A heading that is in no list or quote, with its underline if it has one. */
    HEADING,
    /** The marker of a list item and the first block in it, if that is a paragraph or code. */
    ITEM,
    /** A paragraph, code, HTML or a thematic break. */
    TEXT,
    /** One blank line between blocks. */
    BLANK
  }

  public MarkdownBlock {
    lines = List.copyOf(lines);
  }

  /** The source text, its lines joined by line feeds. */
  public String text() {
    return String.join("\n", lines);
  }

  /** Whether this is a heading of the level or a higher one; {@code #} is level 1. */
  public boolean isHeading(int lowestLevel) {
    return kind == BlockKind.HEADING && depth <= lowestLevel;
  }

  public boolean isBlank() {
    return kind == BlockKind.BLANK;
  }
}
