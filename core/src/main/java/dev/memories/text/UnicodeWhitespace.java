package dev.memories.text;

/**
 * Functions on the characters with the Unicode property White_Space.
 *
 * <p>{@code trim}, {@code strip} and {@code \s} use other sets: U+001C to U+001F do not have the
 * property, U+0085 and U+00A0 do (docs/spec/rules.md 9.1). All these characters are in the BMP.
 */
public final class UnicodeWhitespace {
  private UnicodeWhitespace() {}

  public static boolean isWhitespace(int codePoint) {
    if (codePoint < 0x85) {
      return codePoint == ' ' || (codePoint >= '\t' && codePoint <= '\r');
    }
    return switch (codePoint) {
      case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default -> codePoint >= 0x2000 && codePoint <= 0x200A;
    };
  }

  public static boolean isBlank(CharSequence text) {
    return skip(text, 0) == text.length();
  }

  /** Removes white space at both ends. */
  public static String trim(String text) {
    int start = skip(text, 0);
    int end = text.length();
    while (end > start && isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Replaces each run of white space by one space, and removes it at both ends. */
  public static String collapse(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int start = skip(text, 0);
    while (start < text.length()) {
      int end = wordEnd(text, start);
      if (!out.isEmpty()) {
        out.append(' ');
      }
      out.append(text, start, end);
      start = skip(text, end);
    }
    return out.toString();
  }

  private static int skip(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length() && !isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
