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
 * The lines of a rollout as bytes, read one at a time in bounded memory.
 *
 * <p>A line ends at LF, or at CR LF (docs/spec/rules.md 1.2). The current line is a part of {@link
 * #bytes()}, valid until the next call of {@link #next()}. A giant line is shortened, see {@link
 * GiantLine}. Offsets count decompressed bytes from the start of the file.
 */
public final class RolloutLines implements LogLine, Closeable {
  /** Longer lines are shortened while they are read. */
  static final int MAX_LINE_BYTES = 4 << 20;

  private static final int MARK_BYTES = 3;

  /** Larger blocks are not faster, and each of thousands of files has its own buffer. */
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

  /**
   * Reads from a stream that may start in the middle of a file.
   *
   * @param offset position of the stream's first byte in the file
   * @param linesBefore number of lines before that position
   */
  public RolloutLines(InputStream in, long offset, long linesBefore) {
    this.in = in;
    this.bufferOffset = offset;
    this.number = linesBefore;
    this.wholeLines = linesBefore;
  }

  /** Moves to the next line; false at the end of the file. */
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

  /** Moves to the next line that is not blank; false at the end of the file. */
  public boolean nextNotBlank() throws IOException {
    while (next()) {
      if (!isBlank()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Skips to the first line that begins at or after the offset. From then on line numbers are not
   * valid, and there is no fingerprint before the next whole line.
   *
   * @return false, without skipping, when the offset is not ahead
   */
  public boolean skipTo(long offset) throws IOException {
    long before = offset - 1; // The previous line may end here.
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
    skipLine();
    wholeLines = 0;
    lastSha256 = null;
    return true;
  }

  /** Skips bytes of the stream; stops at its end, since the file may have been shortened. */
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

  private void skipLine() throws IOException {
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
    if (bufferOffset + from == 0 && startsWithMark(end)) {
      from += MARK_BYTES;
    }
    to = whole && end > from && buffer[end - 1] == '\r' ? end - 1 : end;
    lineOffset = bufferOffset + next;
    lastFrom = whole ? next : lastFrom;
    next = following;
    number++;
    if (whole) {
      lastTo = to;
      lastSha256 = null;
      tookWhole();
    }
  }

  /** Whether the text begins with a byte order mark, which some editors add. */
  private boolean startsWithMark(int end) {
    return end - next > MARK_BYTES
        && buffer[next] == (byte) 0xEF
        && buffer[next + 1] == (byte) 0xBB
        && buffer[next + 2] == (byte) 0xBF;
  }

  private void takeGiant() throws IOException {
    // Hash the line before now: its bytes are about to be overwritten, and the giant line may turn
    // out not to be whole.
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

  /** Moves the last whole line and the unread rest to the front; returns by how far. */
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

  /** Whether the line holds only Unicode white space (docs/spec/rules.md 1.2). */
  private boolean isBlank() {
    if (from < to && line[from] > ' ') {
      return false;
    }
    return UnicodeWhitespace.isBlank(new String(line, from, to - from, UTF_8));
  }

  @Override
  public byte[] bytes() {
    return line;
  }

  @Override
  public int from() {
    return from;
  }

  @Override
  public int to() {
    return to;
  }

  @Override
  public long number() {
    return number;
  }

  /** Start of the line in the file. */
  public long offset() {
    return lineOffset;
  }

  /**
   * The length up to the end of the last whole line so far, and its hash; null before the first.
   */
  public @Nullable ContentFingerprint fingerprint() {
    return wholeLines == 0 ? null : new ContentFingerprint(wholeEnd, lastSha256());
  }

  private String lastSha256() {
    return lastSha256 == null ? Sha256.hex(buffer, lastFrom, lastTo) : lastSha256;
  }

  @Override
  public boolean isWhole() {
    return wholeLines == number;
  }

  /** Number of whole lines so far. */
  public long wholeLines() {
    return wholeLines;
  }

  /** Start of the last whole line in the file. */
  public long lastWholeOffset() {
    return lastOffset;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
