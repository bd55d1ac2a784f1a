package dev.memories.rollout.lines;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads one escape of a JSON string byte by byte and gives it as a serialiser would write it: as
 * the character itself, unless that must be escaped.
 */
final class JsonEscape {
  private static final byte[] NOTHING = {};

  private final byte[] digits = new byte[4];
  private boolean open;
  private int digitCount = -1;
  private char high;

  /** Begins an escape, after its backslash. */
  void open() {
    open = true;
    digitCount = -1;
  }

  /** Whether an escape has begun and not ended. */
  boolean isOpen() {
    return open;
  }

  /** Adds the next byte of the escape; returns the bytes that are complete now, perhaps none. */
  byte[] add(byte b) {
    if (digitCount < 0) {
      if (b == 'u') {
        digitCount = 0;
        return NOTHING;
      }
      open = false;
      return join(flush(), b == '/' ? new byte[] {b} : new byte[] {'\\', b});
    }
    digits[digitCount++] = b;
    if (digitCount < digits.length) {
      return NOTHING;
    }
    open = false;
    return decoded();
  }

  private byte[] decoded() {
    String hex = new String(digits, US_ASCII);
    if (!hex.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      return join(flush(), ("\\u" + hex).getBytes(US_ASCII));
    }
    char c = (char) Integer.parseInt(hex, 16);
    if (Character.isLowSurrogate(c) && high != 0) {
      String pair = new String(new char[] {high, c});
      high = 0;
      return pair.getBytes(UTF_8);
    }
    byte[] before = flush();
    if (Character.isHighSurrogate(c)) {
      high = c;
      return before;
    }
    boolean mustBeEscaped = c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c);
    return join(
        before,
        mustBeEscaped ? ("\\u" + hex).getBytes(US_ASCII) : String.valueOf(c).getBytes(UTF_8));
  }

  /** Returns a high surrogate whose low surrogate did not follow, as an escape; else nothing. */
  byte[] flush() {
    if (high == 0) {
      return NOTHING;
    }
    byte[] escaped = String.format("\\u%04x", (int) high).getBytes(US_ASCII);
    high = 0;
    return escaped;
  }

  private static byte[] join(byte[] one, byte[] other) {
    if (one.length == 0) {
      return other;
    }
    byte[] joined = new byte[one.length + other.length];
    System.arraycopy(one, 0, joined, 0, one.length);
    System.arraycopy(other, 0, joined, one.length, other.length);
    return joined;
  }
}
