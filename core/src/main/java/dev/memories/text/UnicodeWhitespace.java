package dev.memories.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The characters of the Unicode property White_Space, and what is done with them.
 *
 * <p>Neither {@code trim}, {@code strip} nor {@code \s} is that set: U+001C..U+001F do not belong
 * to it, U+0085 and U+00A0 do (reference.md 1m). All of them lie in the BMP.
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

  /** The text without the white space at both ends. */
  public static String trim(String text) {
    int start = skip(text, 0);
    int end = text.length();
    while (end > start && isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** The words of the text joined by one space: one line, without white space at its ends. */
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

  /** What stands between runs of white space, in order; none of it empty. */
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = skip(text, 0);
    while (start < text.length()) {
      int end = wordEnd(text, start);
      words.add(text.substring(start, end));
      start = skip(text, end);
    }
    return words;
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
