package dev.memories.text;

/**
 * Unicode simple case folding to ASCII letters, as a function and as a regular expression.
 *
 * <p>Java's {@code (?iu)} differs: there U+0130 and U+0131 match {@code i}. Apart from upper-case
 * ASCII letters, only U+017F (long s) and U+212A (kelvin sign) fold to an ASCII letter.
 */
public final class SimpleCaseFolding {
  private static final char LONG_S = '\u017F';
  private static final char KELVIN = '\u212A';

  private SimpleCaseFolding() {}

  /** The lower-case ASCII letter that the character folds to; other characters stay as they are. */
  public static char fold(char c) {
    if (c < LONG_S) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }
    return switch (c) {
      case LONG_S -> 's';
      case KELVIN -> 'k';
      default -> c;
    };
  }

  /** A regular expression that matches a word of lower-case ASCII letters in any case. */
  public static String regex(String word) {
    StringBuilder regex = new StringBuilder();
    word.chars().forEach(c -> regex.append('[').append(spellings((char) c)).append(']'));
    return regex.toString();
  }

  private static String spellings(char letter) {
    String pair = "" + letter + Character.toUpperCase(letter);
    return switch (letter) {
      case 's' -> pair + LONG_S;
      case 'k' -> pair + KELVIN;
      default -> pair;
    };
  }
}
