package dev.memories.trace;

import java.util.ArrayList;
import java.util.List;

/** A piece of a line of Markdown: a code span, or what stands between two (CommonMark 6.1). */
public sealed interface MarkdownPiece {
  /** The piece as it stands in the line, code marks included. */
  String raw();

  record Plain(String raw) implements MarkdownPiece {}

  /**
   * A code span.
   *
   * @param content without the code marks and the one space that may pad them
   */
  record Code(String raw, String content) implements MarkdownPiece {}

  /** The line's pieces in order; joined, their raw texts are the line. */
  static List<MarkdownPiece> of(String line) {
    List<MarkdownPiece> pieces = new ArrayList<>();
    int plainFrom = 0;
    int at = line.indexOf('`');
    while (at >= 0) {
      int marks = marksAt(line, at);
      int close = closing(line, at + marks, marks);
      if (close < 0) {
        at = line.indexOf('`', at + marks);
        continue;
      }
      if (at > plainFrom) {
        pieces.add(new Plain(line.substring(plainFrom, at)));
      }
      int end = close + marks;
      pieces.add(new Code(line.substring(at, end), unpadded(line.substring(at + marks, close))));
      plainFrom = end;
      at = line.indexOf('`', end);
    }
    if (plainFrom < line.length()) {
      pieces.add(new Plain(line.substring(plainFrom)));
    }
    return List.copyOf(pieces);
  }

  private static int marksAt(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) == '`') {
      at++;
    }
    return at - from;
  }

  /** Where the next run of exactly so many code marks begins; -1 when there is none. */
  private static int closing(String line, int from, int marks) {
    int at = line.indexOf('`', from);
    while (at >= 0) {
      int run = marksAt(line, at);
      if (run == marks) {
        return at;
      }
      at = line.indexOf('`', at + run);
    }
    return -1;
  }

  private static String unpadded(String content) {
    boolean padded =
        content.length() > 2
            && content.startsWith(" ")
            && content.endsWith(" ")
            && !content.isBlank();
    return padded ? content.substring(1, content.length() - 1) : content;
  }
}
