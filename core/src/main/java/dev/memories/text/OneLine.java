package dev.memories.text;

/** A text made one line, and short. */
public final class OneLine {
  private static final String CUT = "…";

  private OneLine() {}

  /**
   * The words of the text joined by one space, cut to at most so many code points; the last one of
   * a cut line is an ellipsis.
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
