package dev.memories.rollout.lines;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** The start and end of a JSON string of any length, cut between characters. */
final class GiantString {
  private final int keptBytes;
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private ByteArrayOutputStream beforeLast = new ByteArrayOutputStream();
  private ByteArrayOutputStream last = new ByteArrayOutputStream();
  private boolean headIsFull;
  private long leftOut;

  GiantString(int keptBytes) {
    this.keptBytes = keptBytes;
  }

  /** Starts a new string. */
  void start() {
    head.reset();
    beforeLast.reset();
    last.reset();
    headIsFull = false;
    leftOut = 0;
  }

  /** Adds one whole escape, or bytes without escapes; a character may continue in the next call. */
  void add(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      ByteArrayOutputStream part = headIsFull ? last : head;
      int room = Math.max(0, keptBytes - part.size());
      int end = to - at <= room ? to : boundary(bytes, at, at + room, to);
      part.write(bytes, at, end - at);
      at = end;
      if (at < to) {
        next();
      }
    }
  }

  /** The first position from {@code wanted} on at which a character starts. */
  private static int boundary(byte[] bytes, int from, int wanted, int to) {
    int at = wanted;
    if (isEscape(bytes, from)) {
      return wanted == from ? from : to;
    }
    while (at < to && (bytes[at] & 0xC0) == 0x80) {
      at++;
    }
    return at;
  }

  private static boolean isEscape(byte[] bytes, int from) {
    return bytes[from] == '\\';
  }

  private void next() {
    if (!headIsFull) {
      headIsFull = true;
      return;
    }
    leftOut += beforeLast.size();
    ByteArrayOutputStream emptied = beforeLast;
    emptied.reset();
    beforeLast = last;
    last = emptied;
  }

  /** Writes the kept parts and the number of bytes left out, without the quotes. */
  void writeTo(ByteArrayOutputStream out) {
    out.writeBytes(head.toByteArray());
    if (leftOut > 0) {
      out.writeBytes((" [... " + leftOut + " bytes left out ...] ").getBytes(UTF_8));
    }
    out.writeBytes(beforeLast.toByteArray());
    out.writeBytes(last.toByteArray());
  }
}
