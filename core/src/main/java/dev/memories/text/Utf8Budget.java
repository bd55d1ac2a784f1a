package dev.memories.text;

/**
 * Cuts texts to a number of UTF-8 bytes, always between code points (docs/spec/rules.md 5).
 *
 * <p>An unpaired surrogate counts as one byte, since the encoder replaces it by {@code ?}.
 */
public final class Utf8Budget {
  private static final int MAX_BYTES_OF_A_CHAR = 3;

  /** The head's share of the bytes that the marker leaves; the tail gets the rest. */
  public enum HeadShare {
    HALF(2),
    THIRD(3);

    private final int parts;

    HeadShare(int parts) {
      this.parts = parts;
    }

    /** The head's part of a number of bytes, rounded down. */
    public int of(int budget) {
      return budget / parts;
    }
  }

  private Utf8Budget() {}

  /** The number of UTF-8 bytes of the text. */
  public static long length(String text) {
    long bytes = 0;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      bytes += bytesOf(codePoint);
      at += Character.charCount(codePoint);
    }
    return bytes;
  }

  /**
   * Whether the text has at most {@code maxBytes} bytes; does not count them if its length tells.
   */
  public static boolean fits(String text, int maxBytes) {
    return text.length() <= maxBytes / MAX_BYTES_OF_A_CHAR
        || (text.length() <= maxBytes && length(text) <= maxBytes);
  }

  /** The longest prefix of whole code points with at most {@code maxBytes} bytes. */
  public static String prefix(String text, int maxBytes) {
    int bytes = 0;
    int end = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      bytes += bytesOf(codePoint);
      if (bytes > maxBytes) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return text.substring(0, end);
  }

  /** The longest suffix of whole code points with at most {@code maxBytes} bytes. */
  public static String suffix(String text, int maxBytes) {
    int bytes = 0;
    int start = text.length();
    while (start > 0) {
      int codePoint = text.codePointBefore(start);
      bytes += bytesOf(codePoint);
      if (bytes > maxBytes) {
        break;
      }
      start -= Character.charCount(codePoint);
    }
    return text.substring(start);
  }

  /**
   * Cuts the middle out of a text that is too long, and puts a marker in its place.
   *
   * <p>The result has at most {@code maxBytes} bytes, unless the marker alone is longer.
   */
  public static String headMarkerTail(
      String text, int maxBytes, String marker, HeadShare headShare) {
    if (fits(text, maxBytes)) {
      return text;
    }
    int budget = (int) Math.max(0, maxBytes - length(marker));
    int head = headShare.of(budget);
    return prefix(text, head) + marker + suffix(text, budget - head);
  }

  private static int bytesOf(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      return 1;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
