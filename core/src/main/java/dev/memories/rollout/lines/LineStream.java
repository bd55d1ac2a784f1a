package dev.memories.rollout.lines;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A log that is made while it is read, one line in memory at a time. */
public abstract class LineStream extends InputStream {
  private byte[] line = {};
  private int at;

  /**
   * Makes the next line.
   *
   * @return with its line feed and never empty; null at the end
   */
  protected abstract byte @Nullable [] nextLine() throws IOException;

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public final int read(byte[] buffer, int offset, int length) throws IOException {
    if (at == line.length) {
      byte[] next = nextLine();
      if (next == null) {
        return -1;
      }
      line = next;
      at = 0;
    }
    int count = Math.min(length, line.length - at);
    System.arraycopy(line, at, buffer, offset, count);
    at += count;
    return count;
  }
}
