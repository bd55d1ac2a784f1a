package dev.memories.text;

/**
 * Makes text safe for a terminal: escapes characters that the terminal would obey or hide.
 *
 * <p>Escaped are C0 and C1 controls, DEL, bidi controls, zero-width and other format characters,
 * line and paragraph separators and unpaired surrogates, each UTF-16 unit as {@code \}{@code
 * uXXXX}. Use it only for output to a terminal (docs/spec/contract.md 2.5).
 */
public final class TerminalText {
  private static final int COMBINING_GRAPHEME_JOINER = 0x34F;

  private TerminalText() {}

  /** Escapes a text of several lines; line feeds and tabs stay. */
  public static String escape(String text) {
    return escape(text, true);
  }

  /**
   * Escapes a text for one line, such as a table cell or a heading; line feeds and tabs become
   * {@code \n} and {@code \t}.
   */
  public static String escapeLine(String text) {
    return escape(text, false);
  }

  /**
   * Removes the characters that {@link #escape(String)} would escape, for text that is kept and
   * that somebody else may have written.
   */
  public static String remove(String text) {
    int at = firstUnsafe(text, true);
    if (at == text.length()) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length()).append(text, 0, at);
    text.substring(at).codePoints().filter(c -> isSafe(c, true)).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static String escape(String text, boolean keepLayout) {
    int at = firstUnsafe(text, keepLayout);
    if (at == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, at);
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (isSafe(codePoint, keepLayout)) {
        out.appendCodePoint(codePoint);
      } else {
        spellOut(codePoint, out);
      }
      at += Character.charCount(codePoint);
    }
    return out.toString();
  }

  private static int firstUnsafe(String text, boolean keepLayout) {
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (!isSafe(codePoint, keepLayout)) {
        break;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  private static boolean isSafe(int codePoint, boolean keepLayout) {
    if (codePoint >= 0x20 && codePoint < 0x7F) {
      return true;
    }
    if (codePoint == '\n' || codePoint == '\t') {
      return keepLayout;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> codePoint != COMBINING_GRAPHEME_JOINER;
    };
  }

  private static void spellOut(int codePoint, StringBuilder out) {
    switch (codePoint) {
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      case '\r' -> out.append("\\r");
      default -> {
        for (char unit : Character.toChars(codePoint)) {
          out.append(String.format("\\u%04x", (int) unit));
        }
      }
    }
  }
}
