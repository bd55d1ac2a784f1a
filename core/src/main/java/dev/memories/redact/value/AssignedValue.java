package dev.memories.redact.value;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.TextScan;

/** The value after a {@code :} or {@code =}: where it ends. */
public final class AssignedValue {
  private static final int MAX_PUNCTUATION = 3;

  /** How far the end of a value is looked for at first, in chars. */
  private static final int MAX_LENGTH = 2_048;

  /** How far back an opening bracket is looked for, in chars. */
  private static final int MAX_BRACKETS = 200;

  private AssignedValue() {}

  /**
   * The end of the value that begins at {@code from}. White space, a quote or an escaped line break
   * ends it; punctuation of the surrounding list or statement is not part of it. A longer value
   * ends after {@value #MAX_LENGTH} chars at first: from each name in it, its end would be searched
   * again.
   */
  static int end(CharText text, int from) {
    return end(text, from, from, Math.min(text.length(), from + MAX_LENGTH));
  }

  /** The end of a value that was found to be a secret, however long it is. */
  public static int wholeEnd(CharText text, GivenValue value) {
    boolean isCut = !value.quoted() && value.end() - value.start() >= MAX_LENGTH;
    return isCut ? end(text, value.start(), value.end(), text.length()) : value.end();
  }

  private static int end(CharText text, int start, int from, int stop) {
    int at = from;
    while (at < stop && !isSpaceOrQuote(text.charAt(at))) {
      int next = pastBackslashes(text, at);
      if (next > at && next < text.length() && "nrt\"'`".indexOf(text.charAt(next)) >= 0) {
        break;
      }
      at = Math.max(next, at + 1);
    }
    return at >= stop && stop < text.length() ? at : withoutPunctuation(text, start, at);
  }

  /** The end of a value without the list's or statement's punctuation behind it. */
  public static int withoutPunctuation(CharText text, int from, int end) {
    int at = end;
    for (int i = 0; i < MAX_PUNCTUATION && at > from && isPunctuation(text, from, at - 1); i++) {
      at--;
    }
    return at;
  }

  /** Whether the char is a separator, or a bracket that was not opened inside the value. */
  private static boolean isPunctuation(CharText text, int from, int at) {
    return switch (text.charAt(at)) {
      case ',', ';' -> true;
      case ')' -> isUnopened(text, from, at, '(');
      case ']' -> isUnopened(text, from, at, '[');
      case '}' -> isUnopened(text, from, at, '{');
      default -> false;
    };
  }

  private static boolean isUnopened(CharText text, int from, int close, char open) {
    int depth = 0;
    int start = Math.max(from, close - MAX_BRACKETS);
    for (int i = start; i <= close; i++) {
      char c = text.charAt(i);
      depth += c == open ? 1 : c == text.charAt(close) ? -1 : 0;
    }
    return depth < 0;
  }

  private static boolean isSpaceOrQuote(char c) {
    return TextScan.isQuote(c) || TextScan.isSpace(c);
  }

  private static int pastBackslashes(CharText text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == '\\') {
      at++;
    }
    return at;
  }
}
