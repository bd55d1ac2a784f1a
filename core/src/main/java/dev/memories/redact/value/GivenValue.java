package dev.memories.redact.value;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.TextScan;
import org.jspecify.annotations.Nullable;

/**
 * A value that a text gives to a name.
 *
 * @param start its first char in the text
 * @param end its end, exclusive
 * @param quoted whether it stands in quotes
 * @param how how the text gives it
 */
public record GivenValue(int start, int end, boolean quoted, How how) {
  /** How a text gives a value to a name. */
  enum How {
    /** {@code name=value}, with no white space after the sign. */
    TIGHT,
    /** {@code name = value}. */
    EQUALS,
    /** {@code name: value}. */
    COLON,
    /** The name and a colon, and the value on a line of its own. */
    NEXT_LINE,
    /** The value is the next element of a list or the next argument of a call. */
    ARGUMENT,
    /** {@code --name value}. */
    OPTION,
    /** A sentence says what the value is. */
    SAID,
    /** The name, and then the value, with nothing between. */
    BARE
  }

  /** Where the opening quote, or the value, begins; and what stands between. */
  static @Nullable GivenValue at(CharText text, int from, How how) {
    int open = TextScan.pastOpening(text, from);
    int quote = TextScan.pastBackslashes(text, open);
    if (quote < text.length() && TextScan.isQuote(text.charAt(quote))) {
      int tripled = pastSame(text, quote);
      int close = TextScan.closing(text, quote, tripled, quote - open);
      if (close > tripled) {
        return new GivenValue(tripled, close, true, how);
      }
      if (close == tripled) {
        return null;
      }
      open = tripled;
    }
    int end = AssignedValue.end(text, open);
    return end > open ? new GivenValue(open, end, quote < open, how) : null;
  }

  /** The end of one quote, or of three equal ones. */
  private static int pastSame(CharText text, int quote) {
    char c = text.charAt(quote);
    boolean isTripled =
        quote + 2 < text.length() && text.charAt(quote + 1) == c && text.charAt(quote + 2) == c;
    return isTripled ? quote + 3 : quote + 1;
  }

  public String in(CharText text) {
    return text.substring(start, end);
  }
}
