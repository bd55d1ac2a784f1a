package dev.memories.rollout.codex;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A short JSON string, or the beginning of one, decoded from the bytes of a line without a parser.
 *
 * @param end index of the byte behind the text
 */
record ShortText(String text, int end) {
  private static final int MOST_BYTES = 1_200;

  /**
   * Reads from the first byte of a string to before its closing quote.
   *
   * @return null for a long string, and for one with escapes that are seldom
   */
  static @Nullable ShortText read(byte[] line, int from, int to) {
    return read(line, from, to, null);
  }

  /**
   * Reads from the first byte of a string to the first line feed with which these bytes end.
   *
   * @return null when they do not come soon, and for escapes that are seldom
   */
  static @Nullable ShortText readUpTo(byte[] end, byte[] line, int from, int to) {
    return read(line, from, to, end);
  }

  private static @Nullable ShortText read(byte[] line, int from, int to, byte @Nullable [] end) {
    byte[] text = new byte[Math.min(MOST_BYTES, to - from)];
    int length = 0;
    int at = from;
    while (at < to && length < text.length && line[at] != '"') {
      byte next = line[at++];
      if (next == '\\') {
        next = at < to ? unescaped(line[at++]) : 0;
        if (next == 0) {
          return null;
        }
      }
      text[length++] = next;
      if (next == '\n' && end != null && endsWith(text, length, end)) {
        return new ShortText(new String(text, 0, length, UTF_8), at);
      }
    }
    return end == null && at < to && line[at] == '"'
        ? new ShortText(new String(text, 0, length, UTF_8), at)
        : null;
  }

  private static boolean endsWith(byte[] text, int length, byte[] end) {
    return length >= end.length
        && Arrays.equals(text, length - end.length, length, end, 0, end.length);
  }

  private static byte unescaped(byte escape) {
    return switch (escape) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '"', '\\', '/' -> escape;
      default -> 0;
    };
  }
}
