package dev.memories.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

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
 * Files and folders that only the user may read (0600, 0700; product.md 2), written whole or not at
 * all.
 */
public final class PrivateFiles {
  private static final FileAttribute<?> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** A name that nothing else has, so that strays of a crash can be told and removed. */
  private static final String TEMPORARY_PREFIX = ".writing-";

  private static final String TEMPORARY_SUFFIX = ".tmp";

  private PrivateFiles() {}

  /** From when on a file that was written outlasts a power failure; a crash it always does. */
  enum Lasting {
    /** From the return of the call on. */
    AT_ONCE,
    /**
     * From when the system has brought it to the disk; a power failure before that may leave it
     * empty or cut off. For what is made again from its row, as waiting costs more than writing.
     */
    IN_TIME
  }

  /** Makes the folder and those above it, where they are missing. */
  public static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, FOLDER);
    }
  }

  /**
   * Replaces the file by one with this text: temporary name in the same folder, to the disk, atomic
   * move. A crash leaves the old file or the new one.
   *
   * @throws NoSuchFileException when its folder does not exist
   */
  static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(UTF_8), Lasting.AT_ONCE);
  }

  /** As {@link #write}, but a file that already has these bytes stays untouched: false then. */
  static boolean writeIfDifferent(Path file, String text, Lasting lasting) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return false;
    }
    write(file, bytes, lasting);
    return true;
  }

  private static void write(Path file, byte[] bytes, Lasting lasting) throws IOException {
    try {
      writeOnce(file, bytes, lasting);
    } catch (NoSuchFileException _) {
      // Another process that opened the tree just now may have taken the temporary for a stray.
      writeOnce(file, bytes, lasting);
    }
  }

  private static void writeOnce(Path file, byte[] bytes, Lasting lasting) throws IOException {
    String number = Long.toHexString(ThreadLocalRandom.current().nextLong());
    Path temporary = file.resolveSibling(TEMPORARY_PREFIX + number + TEMPORARY_SUFFIX);
    try {
      writeNew(temporary, ByteBuffer.wrap(bytes), lasting);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  /** Removes what a crash left behind in the folder. */
  public static void removeStrays(Path folder) throws IOException {
    try (DirectoryStream<Path> strays =
        Files.newDirectoryStream(folder, TEMPORARY_PREFIX + "*" + TEMPORARY_SUFFIX)) {
      for (Path stray : strays) {
        Files.deleteIfExists(stray);
      }
    }
  }

  private static void writeNew(Path file, ByteBuffer left, Lasting lasting) throws IOException {
    try (FileChannel channel = FileChannel.open(file, Set.of(WRITE, CREATE_NEW), FILE)) {
      while (left.hasRemaining()) {
        channel.write(left);
      }
      switch (lasting) {
        case AT_ONCE -> channel.force(true);
        case IN_TIME -> {}
      }
    }
  }
}
