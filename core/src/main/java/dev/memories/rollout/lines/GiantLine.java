package dev.memories.rollout.lines;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.memories.text.Sha256;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;

/**
 * A line of any length made small while it is read: JSON with the middle of giant strings left out.
 *
 * <p>Of each string the first and last {@link #KEPT_BYTES} stay, as it would be serialised, so that
 * start and end of a transcript are exact. When what is left is still too much, the rest of the
 * current list or object is dropped, and so on outwards. Memory is bounded whatever comes.
 */
final class GiantLine {
  /** Either part of a cut transcript is shorter, with room for what redaction takes away. */
  static final int KEPT_BYTES = 1_000_000;

  private static final int ENOUGH_BYTES = 5_500_000;
  private static final int MAX_BYTES = 9_000_000;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(KEPT_BYTES);
  private final MessageDigest digest = Sha256.digest();
  private final JsonEscape escape = new JsonEscape();
  private final GiantString string = new GiantString(KEPT_BYTES);
  private boolean inString;
  private boolean carriageReturn;
  private int depth;
  private int skipDepth = Integer.MAX_VALUE;

  /** Takes the next bytes of the line, which hold no line feed. */
  void add(byte[] bytes, int from, int to) {
    if (from == to) {
      return;
    }
    if (carriageReturn) {
      digest.update((byte) '\r');
      carriageReturn = false;
    }
    // One that ends the line belongs to the line break.
    carriageReturn = bytes[to - 1] == '\r';
    digest.update(bytes, from, to - from - (carriageReturn ? 1 : 0));
    for (int at = from; at < to; ) {
      at = inString ? inString(bytes, at, to) : outside(bytes, at, to);
    }
  }

  private int outside(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      byte b = bytes[at];
      switch (b) {
        case '"' -> {
          inString = true;
          string.start();
          return at + 1;
        }
        case '{', '[' -> depth++;
        case '}', ']' -> {
          depth--;
          if (depth < skipDepth) {
            skipDepth = Integer.MAX_VALUE;
          }
        }
        case ',' -> {
          if (out.size() > ENOUGH_BYTES && depth < skipDepth) {
            skipDepth = depth;
          }
        }
        default -> {}
      }
      write(b);
    }
    return to;
  }

  private int inString(byte[] bytes, int from, int to) {
    if (escape.isOpen()) {
      byte[] decoded = escape.add(bytes[from]);
      string.add(decoded, 0, decoded.length);
      return from + 1;
    }
    int end = from;
    while (end < to && bytes[end] != '"' && bytes[end] != '\\') {
      end++;
    }
    if (end > from) {
      byte[] high = escape.flush();
      string.add(high, 0, high.length);
      string.add(bytes, from, end);
    }
    if (end == to) {
      return to;
    }
    if (bytes[end] == '\\') {
      if (end + 1 < to && isShortEscape(bytes[end + 1])) {
        byte[] high = escape.flush();
        string.add(high, 0, high.length);
        string.add(bytes, end, end + 2);
        return end + 2;
      }
      escape.open();
    } else {
      byte[] high = escape.flush();
      string.add(high, 0, high.length);
      endString();
    }
    return end + 1;
  }

  /** One that stays as it is: nearly all are. */
  private static boolean isShortEscape(byte b) {
    return b != 'u' && b != '/';
  }

  private void endString() {
    inString = false;
    write((byte) '"');
    if (depth < skipDepth && out.size() < MAX_BYTES) {
      string.writeTo(out);
    }
    write((byte) '"');
  }

  private void write(byte b) {
    if (depth < skipDepth && out.size() < MAX_BYTES) {
      out.write(b);
    }
  }

  /** The line's hash, without its line break: of what it was, not of what is left. */
  String sha256() {
    return Sha256.hex(digest);
  }

  /** What is left of the line; no JSON when the line broke off or was none. */
  byte[] bytes() {
    if (inString) {
      out.writeBytes("\"".getBytes(UTF_8));
      string.writeTo(out);
    }
    return out.toByteArray();
  }
}
