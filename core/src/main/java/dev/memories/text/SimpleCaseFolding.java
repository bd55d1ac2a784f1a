package dev.memories.text;

/**
 * Unicode simple case folding onto ASCII letters, as a pattern and as a function.
 *
 * <p>Java's {@code (?iu)} is not that: it lets U+0130 and U+0131 match {@code i}. Apart from the
 * ASCII pairs, only U+017F (long s) and U+212A (kelvin sign) fold onto a letter.
 */
public final class SimpleCaseFolding {
  private static final char LONG_S = '\u017F';
  private static final char KELVIN = '\u212A';

  private SimpleCaseFolding() {}

  /** The ASCII letter in lower case that the char folds onto, else the char. */
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

  /** A pattern that matches the word, given in lower-case ASCII letters, in any case. */
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
