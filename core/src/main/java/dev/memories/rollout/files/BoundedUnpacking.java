package dev.memories.rollout.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream of decompressed bytes that ends with an error when there are far too many.
 *
 * <p>Logs shrink to a tenth, seldom to a hundredth. A file made on purpose can unpack to thirty
 * thousand times its size, and would keep us busy for minutes.
 */
final class BoundedUnpacking extends FilterInputStream {
  /** So much may come out of any file: it takes less than a second to read. */
  private static final long ALWAYS = 256L << 20;

  private static final long RATIO = 200;

  private final long limit;
  private long left;

  /**
   * @param packedBytes size of the compressed file
   */
  BoundedUnpacking(InputStream unpacked, long packedBytes) {
    super(unpacked);
    this.limit = Math.max(ALWAYS, packedBytes * RATIO);
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    return counted(super.read() < 0 ? -1 : 1);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return counted(super.read(buffer, offset, length));
  }

  @Override
  public long skip(long bytes) throws IOException {
    return counted(super.skip(bytes));
  }

  private int counted(int bytes) throws UnpackedTooLargeException {
    return (int) counted((long) bytes);
  }

  private long counted(long bytes) throws UnpackedTooLargeException {
    left -= Math.max(bytes, 0);
    if (left < 0) {
      throw new UnpackedTooLargeException(limit);
    }
    return bytes;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
