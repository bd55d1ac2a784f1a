package dev.memories.text;

/** Shortens a text to one line. */
public final class OneLine {
  private static final String CUT = "…";

  private OneLine() {}

  /**
   * Joins the words of the text by single spaces, and cuts the line to {@code maxCodePoints} code
   * points, of which the last is an ellipsis.
   */
  public static String of(String text, int maxCodePoints) {
    String line = UnicodeWhitespace.collapse(text);
    if (line.codePointCount(0, line.length()) <= maxCodePoints) {
      return line;
    }
    int end = line.offsetByCodePoints(0, maxCodePoints - 1);
    return line.substring(0, end) + CUT;
  }
}
