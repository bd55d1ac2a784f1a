package dev.memories.tree.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The list at the end of a zip file, which a stream of entries does not read. It tells whether the
 * file is whole, and which entries are links.
 */
final class ZipDirectory {
  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_BYTES = 46;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int FILE_TYPE = 0170000;
  private static final int PLAIN_FILE = 0100000;
  private static final int FOLDER = 0040000;

  private ZipDirectory() {}

  /**
   * Checks that the list is whole and names plain files and folders only.
   *
   * @throws dev.memories.tree.TreeException when it does not
   */
  static void requireSound(byte[] zip, String attempted) {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int end = end(bytes);
    if (end < 0) {
      throw MemoryArchive.refused(attempted, "it is torn: its end is missing");
    }
    int entries = Short.toUnsignedInt(bytes.getShort(end + 10));
    long at = Integer.toUnsignedLong(bytes.getInt(end + 16));
    for (int entry = 0; entry < entries; entry++) {
      if (at + ENTRY_BYTES > end || bytes.getInt((int) at) != ENTRY) {
        throw MemoryArchive.refused(attempted, "it is torn or damaged");
      }
      int start = (int) at;
      int type = bytes.getInt(start + 38) >>> 16 & FILE_TYPE;
      if (type != 0 && type != PLAIN_FILE && type != FOLDER) {
        throw MemoryArchive.refused(attempted, "it holds a link or a device");
      }
      at +=
          ENTRY_BYTES
              + Short.toUnsignedInt(bytes.getShort(start + 28))
              + Short.toUnsignedInt(bytes.getShort(start + 30))
              + Short.toUnsignedInt(bytes.getShort(start + 32));
    }
  }

  /** Where the last record begins, which a comment may follow; -1 when there is none. */
  private static int end(ByteBuffer bytes) {
    int last = bytes.limit() - END_BYTES;
    for (int at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
      if (bytes.getInt(at) == END) {
        return at;
      }
    }
    return -1;
  }
}
