package dev.memories.rollout.claude;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element that the program puts into texts, such as {@code <pasted_content id="1">}. Its closing
 * tag may repeat the attributes. One that is not closed is text.
 *
 * @param opening the beginning of the opening tag
 * @param closing the beginning of the closing tag
 */
record Element(String opening, String closing) {
  private static final int LONGEST_TAG = 120;

  static Element named(String name) {
    return new Element("<" + name, "</" + name);
  }

  /** A part of a text, inside of an element or outside of all. */
  record Piece(String text, boolean isInside) {}

  /** The text inside the first element of this name; null when there is none. */
  static @Nullable String text(String text, String name) {
    return named(name).pieces(text).stream()
        .filter(Piece::isInside)
        .map(Piece::text)
        .findFirst()
        .orElse(null);
  }

  /** The text in its order, without the tags. Looks at every character once. */
  List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    int start = text.indexOf(opening);
    while (start >= 0) {
      int inside = endOfTag(text, start + opening.length());
      if (inside < 0) {
        start = text.indexOf(opening, start + opening.length());
        continue;
      }
      int end = text.indexOf(closing, inside);
      int after = end < 0 ? -1 : endOfTag(text, end + closing.length());
      if (after < 0) {
        break;
      }
      pieces.add(new Piece(text.substring(from, start), false));
      pieces.add(new Piece(text.substring(inside, end), true));
      from = after;
      start = text.indexOf(opening, from);
    }
    pieces.add(new Piece(text.substring(from), false));
    return pieces;
  }

  /** The position after the tag; -1 when the name goes on, or the tag does not end soon. */
  private static int endOfTag(String text, int from) {
    if (from >= text.length() || (text.charAt(from) != '>' && text.charAt(from) != ' ')) {
      return -1;
    }
    int last = Math.min(text.length(), from + LONGEST_TAG);
    for (int at = from; at < last; at++) {
      if (text.charAt(at) == '>') {
        return at + 1;
      }
    }
    return -1;
  }
}
