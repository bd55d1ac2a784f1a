package dev.memories.codex;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.memories.text.PlainFile;
import dev.memories.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A copy of an SQLite database and its {@code -wal} file, renewed when either changes.
 *
 * <p>Even a read-only connection to the original would create files beside it.
 */
final class PrivateCopy {
  private static final int TRIES = 3;

  private PrivateCopy() {}

  /**
   * Brings the copy up to date and returns its path.
   *
   * @param cache folder for copies; created when needed, readable by its owner only
   */
  static Path of(Path database, Path cache) throws IOException {
    byte[] origin = database.toAbsolutePath().toString().getBytes(UTF_8);
    Path folder = cache.resolve("codex-" + Sha256.hex(origin).substring(0, 16));
    createPrivate(folder);
    Path copy = folder.resolve(database.getFileName().toString());
    for (int tries = 1; !(same(database, copy) && same(wal(database), wal(copy))); tries++) {
      if (tries > TRIES) {
        throw new IOException("it changes faster than it can be copied");
      }
      Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + "-shm"));
      copy(database, copy);
      copy(wal(database), wal(copy));
    }
    return copy;
  }

  static Path wal(Path database) {
    return database.resolveSibling(database.getFileName() + "-wal");
  }

  private static void createPrivate(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  private static boolean same(Path file, Path copy) throws IOException {
    if (!Files.exists(file) || !Files.exists(copy)) {
      return Files.exists(file) == Files.exists(copy);
    }
    return Files.size(file) == Files.size(copy)
        && Files.getLastModifiedTime(file).equals(Files.getLastModifiedTime(copy));
  }

  /** Sets the time before the rename, so that an interrupted copy never looks up to date. */
  private static void copy(Path file, Path copy) throws IOException {
    if (!Files.exists(file)) {
      Files.deleteIfExists(copy);
      return;
    }
    FileTime modifiedAt = Files.getLastModifiedTime(file);
    Path unfinished = copy.resolveSibling(copy.getFileName() + ".new");
    PlainFile.copy(file, unfinished, StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-------"));
    Files.setLastModifiedTime(unfinished, modifiedAt);
    Files.move(
        unfinished, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
