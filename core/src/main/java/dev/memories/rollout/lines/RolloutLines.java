package dev.memories.rollout.lines;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.memories.session.ContentFingerprint;
import dev.memories.text.Sha256;
import dev.memories.text.UnicodeWhitespace;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a rollout as bytes, one at a time, in bounded memory.
 *
 * <p>Lines end at LF; one CR before it goes with it (reference.md 1b). The current line is a span
 * of {@link #bytes()} that holds until the next call of {@link #next()}; of a giant line it is what
 * {@link GiantLine} leaves. Offsets count decompressed bytes from the start of the file.
 */
public final class RolloutLines implements Closeable {
  /** A longer line is made small while it is read. */
  static final int MAX_LINE_BYTES = 4 << 20;

  /** More is not faster, and each of thousands of files has a buffer of its own. */
  private static final int BLOCK_BYTES = 64 * 1024;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private final InputStream in;
  private byte[] buffer = new byte[BLOCK_BYTES];
  private int limit;
  private int next;
  private long bufferOffset;
  private boolean ended;

  private byte[] line = buffer;
  private int from;
  private int to;
  private long lineOffset;
  private long number;

  private long wholeLines;
  private long wholeEnd;
  private long lastOffset;
  private int lastFrom;
  private int lastTo;
  private @Nullable String lastSha256;

  public RolloutLines(InputStream in, long offset, long linesBefore) {
    this.in = in;
    this.bufferOffset = offset;
    this.number = linesBefore;
    this.wholeLines = linesBefore;
  }

  /** Goes to the next line; false at the end of the file. */
  public boolean next() throws IOException {
    int searched = next;
    while (true) {
      int lineFeed = lineFeed(searched, limit);
      if (lineFeed >= 0) {
        take(lineFeed, lineFeed + 1, true);
        return true;
      }
      if (ended) {
        if (next == limit) {
          return false;
        }
        take(limit, limit, false);
        return true;
      }
      if (limit - next >= MAX_LINE_BYTES) {
        takeGiant();
        return true;
      }
      searched = limit;
      searched -= compact();
      fill();
    }
  }

  /** Goes to the next line that is not blank; false at the end of the file. */
  public boolean nextNotBlank() throws IOException {
    while (next()) {
      if (!isBlank()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Passes unread to the first line that begins at the offset or behind it; false when it is not
   * ahead. Lines are not counted then, and there is no fingerprint before the next whole line.
   */
  public boolean skipTo(long offset) throws IOException {
    long before = offset - 1; // Where the line feed may be that ends the line before.
    if (before <= bufferOffset + next) {
      return false;
    }
    long behindBuffer = before - (bufferOffset + limit);
    if (behindBuffer > 0) {
      skip(behindBuffer);
      bufferOffset = before;
      limit = 0;
    }
    next = (int) (before - bufferOffset);
    passLine();
    wholeLines = 0;
    lastSha256 = null;
    return true;
  }

  /** Stops at the end of the file, which may be cut short meanwhile. */
  private void skip(long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      long skipped = in.skip(left);
      if (skipped <= 0) {
        return;
      }
      left -= skipped;
    }
  }

  private void passLine() throws IOException {
    int lineFeed = lineFeed(next, limit);
    while (lineFeed < 0 && !ended) {
      next = limit;
      lastFrom = next;
      lastTo = next;
      compact();
      fill();
      lineFeed = lineFeed(next, limit);
    }
    next = lineFeed < 0 ? limit : lineFeed + 1;
    lastFrom = next;
    lastTo = next;
  }

  private void take(int end, int following, boolean whole) {
    line = buffer;
    from = next;
    to = whole && end > from && buffer[end - 1] == '\r' ? end - 1 : end;
    lineOffset = bufferOffset + from;
    next = following;
    number++;
    if (whole) {
      lastFrom = from;
      lastTo = to;
      lastSha256 = null;
      tookWhole();
    }
  }

  private void takeGiant() throws IOException {
    // The buffer is about to be reused, and the giant may turn out to be torn.
    lastSha256 = wholeLines == 0 ? null : lastSha256();
    lineOffset = bufferOffset + next;
    number++;
    GiantLine giant = new GiantLine();
    int lineFeed = -1;
    while (lineFeed < 0 && !(ended && next == limit)) {
      lineFeed = lineFeed(next, limit);
      giant.add(buffer, next, lineFeed < 0 ? limit : lineFeed);
      next = lineFeed < 0 ? limit : lineFeed + 1;
      lastFrom = next;
      lastTo = next;
      if (lineFeed < 0) {
        compact();
        fill();
      }
    }
    line = giant.bytes();
    from = 0;
    to = line.length;
    if (lineFeed >= 0) {
      lastSha256 = giant.sha256();
      tookWhole();
    }
  }

  private void tookWhole() {
    wholeLines = number;
    wholeEnd = bufferOffset + next;
    lastOffset = lineOffset;
  }

  /** Moves the unread rest, and the last whole line, to the front; how far they moved. */
  private int compact() {
    int moved = lastFrom;
    System.arraycopy(buffer, moved, buffer, 0, limit - moved);
    bufferOffset += moved;
    limit -= moved;
    next -= moved;
    lastFrom -= moved;
    lastTo -= moved;
    return moved;
  }

  private void fill() throws IOException {
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, limit, Math.min(BLOCK_BYTES, buffer.length - limit));
    if (read < 0) {
      ended = true;
    } else {
      limit += read;
    }
  }

  private int lineFeed(int start, int end) {
    int i = start;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      long other = (long) LONGS.get(buffer, i) ^ LINE_FEEDS;
      long hit = (other - LOW_BITS) & ~other & HIGH_BITS;
      if (hit != 0) {
        return i + (Long.numberOfTrailingZeros(hit) >>> 3);
      }
    }
    for (; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Whether the line holds only white space, by Unicode (reference.md 1b). */
  private boolean isBlank() {
    if (from < to && line[from] > ' ') {
      return false;
    }
    return UnicodeWhitespace.isBlank(new String(line, from, to - from, UTF_8));
  }

  public byte[] bytes() {
    return line;
  }

  /** First byte of the line in {@link #bytes()}. */
  public int from() {
    return from;
  }

  /** After its last byte, without the line break. */
  public int to() {
    return to;
  }

  public int length() {
    return to - from;
  }

  /** Its number in the file, from 1. */
  public long number() {
    return number;
  }

  /** Where the line starts. */
  public long offset() {
    return lineOffset;
  }

  /** How much was read, up to the end of the last whole line so far; null before the first. */
  public @Nullable ContentFingerprint fingerprint() {
    return wholeLines == 0 ? null : new ContentFingerprint(wholeEnd, lastSha256());
  }

  private String lastSha256() {
    return lastSha256 == null ? Sha256.hex(buffer, lastFrom, lastTo) : lastSha256;
  }

  /** How many whole lines were read. */
  public long wholeLines() {
    return wholeLines;
  }

  /** Where the last whole line starts. */
  public long lastWholeOffset() {
    return lastOffset;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
