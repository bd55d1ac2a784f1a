package dev.memories.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes files and folders that only the user may read (0600, 0700; docs/spec/product.md 2.3),
 * atomically.
 */
public final class PrivateFiles {
  private static final FileAttribute<?> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** A prefix of temporary files only, so that leftovers of a crash can be found and removed. */
  private static final String TEMPORARY_PREFIX = ".writing-";

  private static final String TEMPORARY_SUFFIX = ".tmp";

  private PrivateFiles() {}

  /** When a written file survives a power failure; it survives a crash of the program anyway. */
  enum Durability {
    /** Once the call returns. */
    FLUSHED,
    /**
     * Once the system has flushed it; a power failure before that may leave it empty or cut off.
     * For files that can be rewritten from the database, because a flush takes longer than the
     * write.
     */
    DEFERRED
  }

  /** Creates the folder and its missing parents. */
  public static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, FOLDER);
    }
  }

  /**
   * Replaces the file: writes a temporary file in the same folder, flushes it, moves it atomically.
   * A crash leaves the old file or the new one.
   *
   * @throws NoSuchFileException when its folder does not exist
   */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(UTF_8), Durability.FLUSHED);
  }

  /** The same without the flush: a power failure may leave the file empty or cut off. */
  public static void writeUnflushed(Path file, String text) throws IOException {
    write(file, text.getBytes(UTF_8), Durability.DEFERRED);
  }

  /** The same as {@link #write(Path, String)} for bytes. */
  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, bytes, Durability.FLUSHED);
  }

  /** Like {@link #write}, but leaves a file with the same bytes untouched and returns false. */
  static boolean writeIfDifferent(Path file, String text, Durability durability)
      throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Arrays.equals(PlainFile.bytes(file), bytes)) {
      return false;
    }
    write(file, bytes, durability);
    return true;
  }

  private static void write(Path file, byte[] bytes, Durability durability) throws IOException {
    try {
      writeOnce(file, bytes, durability);
    } catch (NoSuchFileException _) {
      // Another process that is just opening the tree may have removed the temporary as a leftover.
      writeOnce(file, bytes, durability);
    }
  }

  private static void writeOnce(Path file, byte[] bytes, Durability durability) throws IOException {
    String number = Long.toHexString(ThreadLocalRandom.current().nextLong());
    Path temporary = file.resolveSibling(TEMPORARY_PREFIX + number + TEMPORARY_SUFFIX);
    try {
      writeNew(temporary, ByteBuffer.wrap(bytes), durability);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  /** Adds text at the end of a file in one write; a link is an error. */
  public static void append(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, Set.of(WRITE, CREATE, APPEND, LinkOption.NOFOLLOW_LINKS), FILE)) {
      ByteBuffer left = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (left.hasRemaining()) {
        channel.write(left);
      }
    }
  }

  /** Removes temporary files that a crash left in the folder. */
  public static void removeLeftovers(Path folder) throws IOException {
    try (DirectoryStream<Path> leftovers =
        Files.newDirectoryStream(folder, TEMPORARY_PREFIX + "*" + TEMPORARY_SUFFIX)) {
      for (Path leftover : leftovers) {
        Files.deleteIfExists(leftover);
      }
    }
  }

  private static void writeNew(Path file, ByteBuffer left, Durability durability)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, Set.of(WRITE, CREATE_NEW), FILE)) {
      while (left.hasRemaining()) {
        channel.write(left);
      }
      switch (durability) {
        case FLUSHED -> channel.force(true);
        case DEFERRED -> {}
      }
    }
  }
}
