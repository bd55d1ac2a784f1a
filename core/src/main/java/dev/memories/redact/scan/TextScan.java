package dev.memories.redact.scan;

import java.util.function.IntPredicate;

/** Small steps over a text, which read few chars each. */
public final class TextScan {
  /** The longest quoted value in chars. */
  private static final int MAX_QUOTED = 512;

  private static final String PREFIXES = "bBrRfFuUL@$";

  private static final int ASCII = 128;
  private static final boolean[] SPACES = ascii(Character::isWhitespace);
  private static final boolean[] NAME_CHARS = ascii(c -> c == '_' || Character.isLetterOrDigit(c));

  private TextScan() {}

  private static boolean[] ascii(IntPredicate test) {
    boolean[] holds = new boolean[ASCII];
    for (int c = 0; c < ASCII; c++) {
      holds[c] = test.test(c);
    }
    return holds;
  }

  public static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`' || c == '“' || c == '”' || c == '„' || c == '«'
        || c == '‘';
  }

  public static boolean isSpace(char c) {
    return c < ASCII ? SPACES[c] : Character.isSpaceChar(c);
  }

  /** A char of a name in code. */
  public static boolean isNameChar(char c) {
    return c < ASCII ? NAME_CHARS[c] : Character.isLetterOrDigit(c);
  }

  public static int pastBackslashes(CharText text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == '\\') {
      at++;
    }
    return at;
  }

  /** Past white space, but not past a line end. */
  public static int pastBlanks(CharText text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  public static int pastSpaces(CharText text, int from, int max) {
    int stop = Math.min(text.length(), from + max);
    int at = from;
    while (at < stop && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Past the prefix of a literal, as in {@code b"..."}, and past a call around it. */
  public static int pastOpening(CharText text, int from) {
    int at = from;
    if (at < text.length() && text.charAt(at) == '(') {
      at++;
    }
    int prefix = at;
    while (prefix < text.length()
        && prefix - at < 2
        && PREFIXES.indexOf(text.charAt(prefix)) >= 0) {
      prefix++;
    }
    return startsQuote(text, prefix) ? prefix : startsQuote(text, at) ? at : from;
  }

  private static boolean startsQuote(CharText text, int from) {
    int at = pastBackslashes(text, from);
    return at < text.length() && isQuote(text.charAt(at));
  }

  /**
   * The start of the closing quote with its backslashes, or -1 if there is none on the line.
   *
   * @param quote the first opening quote
   * @param from the char after the opening quotes
   * @param backslashes how many stand before the opening quote
   */
  public static int closing(CharText text, int quote, int from, int backslashes) {
    char close = closingOf(text.charAt(quote));
    int stop = Math.min(text.length(), from + MAX_QUOTED);
    for (int at = from; at < stop; at++) {
      char c = text.charAt(at);
      if (c == '\n') {
        return -1;
      }
      if (c == '\\' && close != '”') {
        int past = pastBackslashes(text, at);
        boolean isClose =
            past < text.length() && text.charAt(past) == close && past - at <= backslashes;
        if (isClose || past >= stop) {
          return isClose ? at : -1;
        }
        at = past;
      } else if (c == close || (close == '”' && (c == '“' || c == '"'))) {
        return at;
      }
    }
    return -1;
  }

  private static char closingOf(char open) {
    return switch (open) {
      case '“', '„', '”' -> '”';
      case '«' -> '»';
      case '‘' -> '’';
      default -> open;
    };
  }
}
