package dev.memories.rollout.lines;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.memories.text.Sha256;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;

/**
 * A line of any length that is shortened while it is read: JSON without the middle of giant
 * strings.
 *
 * <p>Of each string the first and last {@link #KEPT_BYTES} are kept, in the form in which they
 * would be serialised, so the start and end of a transcript are exact. If that is still too long,
 * the rest of the innermost list or object is dropped, then of the one around it, and so on. Memory
 * is bounded for any input.
 */
final class GiantLine {
  /** More than either part of a cut transcript, even after redaction has removed some text. */
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

  /** Adds the next bytes of the line, which contain no line feed. */
  void add(byte[] bytes, int from, int to) {
    if (from == to) {
      return;
    }
    if (carriageReturn) {
      digest.update((byte) '\r');
      carriageReturn = false;
    }
    // At the end of the line, a carriage return is part of the line break.
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

  /** Whether the escape is kept as it is, as most are. */
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

  /** The hash of the original line, without its line break. */
  String sha256() {
    return Sha256.hex(digest);
  }

  /** The shortened line; not valid JSON if the original was cut off or not JSON. */
  byte[] bytes() {
    if (inString) {
      out.writeBytes("\"".getBytes(UTF_8));
      string.writeTo(out);
    }
    return out.toByteArray();
  }
}
