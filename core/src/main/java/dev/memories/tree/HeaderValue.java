package dev.memories.tree;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Escapes a value of a trace file's header to one line, and back (docs/spec/rules.md 10.5).
 *
 * <p>Tab, CR, LF and backslash become {@code \t \r \n \\}; other control characters, the Unicode
 * line and paragraph separators and unpaired surrogates become a backslash, {@code u} and four hex
 * digits.
 */
final class HeaderValue {
  private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\trn]|u[0-9a-f]{4})");

  private HeaderValue() {}

  static String escape(String value) {
    StringBuilder out = new StringBuilder(value.length());
    value.codePoints().forEach(codePoint -> escape(codePoint, out));
    return out.toString();
  }

  /** The original value; a backslash that begins no escape stands for itself. */
  static String unescape(String line) {
    return ESCAPE
        .matcher(line)
        .replaceAll(escape -> Matcher.quoteReplacement(meaning(escape.group(1))));
  }

  private static void escape(int codePoint, StringBuilder out) {
    switch (codePoint) {
      case '\\' -> out.append("\\\\");
      case '\t' -> out.append("\\t");
      case '\r' -> out.append("\\r");
      case '\n' -> out.append("\\n");
      default -> {
        if (breaksLineOrFile(codePoint)) {
          out.append(String.format("\\u%04x", codePoint));
        } else {
          out.appendCodePoint(codePoint);
        }
      }
    }
  }

  private static boolean breaksLineOrFile(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static String meaning(String escape) {
    return switch (escape.charAt(0)) {
      case '\\' -> "\\";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'n' -> "\n";
      default -> Character.toString(Integer.parseInt(escape, 1, escape.length(), 16));
    };
  }
}
