package dev.memories.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Opens plain files for reading, of a bounded size where they are read whole.
 *
 * <p>Anybody can put a pipe or a device in the place of a file: to open a pipe waits for a writer,
 * and a device may never end. So nothing else of the program opens files for reading. A link to a
 * plain file is followed.
 */
public final class PlainFile {
  /** Enough for every text file that we or Codex write, except rollouts. */
  public static final long MAX_BYTES = 64L << 20;

  private PlainFile() {}

  /**
   * The bytes of a file.
   *
   * @throws IOException when it is no plain file, or longer than {@link #MAX_BYTES}
   */
  public static byte[] bytes(Path file) throws IOException {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readNBytes((int) MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new FileSystemException(
            file.toString(), null, "it is larger than " + (MAX_BYTES >> 20) + " MiB");
      }
      return bytes;
    }
  }

  /** The same as UTF-8 text, with malformed bytes replaced. */
  public static String lenientText(Path file) throws IOException {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  /**
   * The same as UTF-8 text.
   *
   * @throws java.nio.charset.CharacterCodingException when it is not UTF-8
   */
  public static String text(Path file) throws IOException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file))).toString();
  }

  /** Opens a file of any size. */
  public static InputStream open(Path file) throws IOException {
    require(file);
    return Files.newInputStream(file);
  }

  /** Copies a file of any size. */
  public static void copy(Path from, Path to, CopyOption... options) throws IOException {
    require(from);
    Files.copy(from, to, options);
  }

  /**
   * Checks that this is a plain file, or a link to one.
   *
   * @throws IOException when it is not
   */
  public static void require(Path file) throws IOException {
    if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
      throw new FileSystemException(file.toString(), null, "it is not a plain file");
    }
  }
}
