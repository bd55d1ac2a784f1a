package dev.memories.redact;

import java.util.regex.Pattern;

/** The value after a {@code :} or {@code =}: where it ends, and whether it is plain text. */
final class AssignedValue {
  private static final int MAX_PLAIN = 256;
  private static final int MAX_PUNCTUATION = 3;

  /** A call, an index or a type with parameters, whose name has no digit. */
  private static final Pattern CODE =
      Pattern.compile(
          "[A-Za-z_$]++(?:(?:[.:]|::|->|\\?\\.)[A-Za-z_$]++)*+[(\\[<{].*"
              + "|[A-Za-z_$]++(?:(?:\\.|::|->|\\?\\.)[A-Za-z_$]++)++[;,)]*+"
              + "|[a-z]++(?:[A-Z_][a-z]++)++[;,)]*+"
              + "|(?:[A-Z][a-z]++){2,}+[;,)?]++",
          Pattern.DOTALL);

  private static final Pattern WORD = Pattern.compile("[A-Za-z][a-z]*+(?:-[a-z]++)*+[.,;:!?)]*+");
  private static final Pattern MORE_PROSE = Pattern.compile(" ++[A-Za-z(]");

  private AssignedValue() {}

  /**
   * The end of the value that begins at {@code from}. White space, a quote or an escaped line break
   * ends it; punctuation of the surrounding list or statement is not part of it.
   */
  static int end(String text, int from) {
    int at = from;
    while (at < text.length() && !isSpaceOrQuote(text.charAt(at))) {
      int next = pastBackslashes(text, at);
      if (next > at && next < text.length() && "nrt\"'`".indexOf(text.charAt(next)) >= 0) {
        break;
      }
      at = Math.max(next, at + 1);
    }
    for (int i = 0; i < MAX_PUNCTUATION && at > from && isPunctuation(text, from, at - 1); i++) {
      at--;
    }
    return at;
  }

  /** Whether the char is a separator, or a bracket that was not opened inside the value. */
  private static boolean isPunctuation(String text, int from, int at) {
    return switch (text.charAt(at)) {
      case ',', ';' -> true;
      case ')' -> text.lastIndexOf('(', at) < from;
      case ']' -> text.lastIndexOf('[', at) < from;
      case '}' -> text.lastIndexOf('{', at) < from;
      default -> false;
    };
  }

  private static boolean isSpaceOrQuote(char c) {
    return c == '"'
        || c == '\''
        || c == '`'
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c);
  }

  private static int pastBackslashes(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == '\\') {
      at++;
    }
    return at;
  }

  /**
   * Whether a value is not a secret in spite of its name: a placeholder, a word of a sentence, or
   * code.
   *
   * @param sign the sign and the white space around it
   */
  static boolean isPlain(String text, int start, int end, boolean quoted, String sign) {
    if (end - start > MAX_PLAIN) {
      return false;
    }
    String value = text.substring(start, end);
    if (Placeholders.isPlaceholder(value)) {
      return true;
    }
    boolean spaced = !sign.isEmpty() && Character.isWhitespace(sign.charAt(sign.length() - 1));
    if (quoted || !spaced) {
      return false;
    }
    if (CODE.matcher(text).region(start, wordEnd(text, end)).matches()) {
      return true;
    }
    return sign.contains(":")
        && WORD.matcher(value).matches()
        && MORE_PROSE.matcher(text).region(end, text.length()).lookingAt();
  }

  /** The end of the value with the punctuation that may follow it. */
  private static int wordEnd(String text, int end) {
    int stop = Math.min(text.length(), end + MAX_PUNCTUATION);
    int at = end;
    while (at < stop && ",;)]}".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  static boolean mixesLettersAndDigits(String value) {
    return value.chars().anyMatch(c -> c >= '0' && c <= '9')
        && value.chars().anyMatch(Character::isLetter);
  }
}
