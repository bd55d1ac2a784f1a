package dev.memories.markdown;

import java.util.List;

/** A piece of a line of Markdown: a code span, or the text between two (CommonMark 6.1). */
public sealed interface MarkdownPiece {
  /** The piece as it is in the line, backticks included. */
  String raw();

  /** Text outside code spans. */
  record Plain(String raw) implements MarkdownPiece {}

  /**
   * A code span.
   *
   * @param content without the backticks and the one space that may pad them
   */
  record Code(String raw, String content) implements MarkdownPiece {}

  /** The pieces of a line in order; their raw texts, joined, are the line. */
  static List<MarkdownPiece> of(String line) {
    if (line.isEmpty()) {
      return List.of();
    }
    return line.indexOf('`') < 0 ? List.of(new Plain(line)) : CodeSpanSplitter.split(line);
  }
}
