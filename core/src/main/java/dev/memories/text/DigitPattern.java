package dev.memories.text;

/**
 * The form of a text that is the same but for its digits, such as a time's.
 *
 * <p>Tried by hand: patterns and the formatters of times are slow for thousands, and while the JVM
 * is cold.
 *
 * @param form with 0 for any digit; every other character stands for itself
 */
public record DigitPattern(String form) {
  public boolean fits(String text) {
    if (text.length() != form.length()) {
      return false;
    }
    for (int at = 0; at < form.length(); at++) {
      char c = text.charAt(at);
      boolean fits = form.charAt(at) == '0' ? c >= '0' && c <= '9' : c == form.charAt(at);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** The number that the digits from one place to before another make. */
  public static int number(String text, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      number = number * 10 + text.charAt(at) - '0';
    }
    return number;
  }
}
