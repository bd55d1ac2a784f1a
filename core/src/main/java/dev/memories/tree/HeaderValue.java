package dev.memories.tree;

/**
 * A value of a trace file's header lines, made one line and back (product.md 4).
 *
 * <p>Tab, CR, LF and backslash become {@code \t \r \n \\}; other control characters, the Unicode
 * line and paragraph separators and unpaired surrogates become a backslash, {@code u} and four hex
 * digits.
 */
final class HeaderValue {
  private HeaderValue() {}

  static String escape(String value) {
    StringBuilder out = new StringBuilder(value.length());
    value.codePoints().forEach(codePoint -> escape(codePoint, out));
    return out.toString();
  }

  /** The value that was escaped; a backslash that begins no escape stands for itself. */
  static String unescape(String line) {
    StringBuilder out = new StringBuilder(line.length());
    int at = 0;
    while (at < line.length()) {
      at += unescape(line, at, out);
    }
    return out.toString();
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

  /** Appends what stands at an index and returns how many characters it took. */
  private static int unescape(String line, int at, StringBuilder out) {
    char c = line.charAt(at);
    char next = c == '\\' && at + 1 < line.length() ? line.charAt(at + 1) : ' ';
    switch (next) {
      case '\\' -> out.append('\\');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'n' -> out.append('\n');
      case 'u' -> {
        if (at + 6 <= line.length() && line.substring(at + 2, at + 6).matches("[0-9a-f]{4}")) {
          out.append((char) Integer.parseInt(line, at + 2, at + 6, 16));
          return 6;
        }
        out.append(c);
        return 1;
      }
      default -> {
        out.append(c);
        return 1;
      }
    }
    return 2;
  }
}
