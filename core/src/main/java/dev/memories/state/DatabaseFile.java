package dev.memories.state;

import dev.memories.state.sql.StateException;
import dev.memories.text.PlainFile;
import dev.memories.text.ShellWord;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/**
 * The database file on disk with its companions {@code -wal} and {@code -shm}. Only the user may
 * read them.
 */
record DatabaseFile(Path path) {
  private static final List<String> COMPANIONS = List.of("-wal", "-shm");

  /**
   * Checks that no pipe, device or folder stands in the place of the file or of a companion: SQLite
   * would wait for it without end, or say nothing that helps.
   *
   * @throws StateException when one does
   */
  void requirePlain() {
    for (Path file : List.of(path, companion("-wal"), companion("-shm"))) {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new StateException(
            "open the state database " + file,
            "it is not a plain file",
            "move it away with: mv "
                + ShellWord.quoted(file.toString())
                + " "
                + ShellWord.quoted(file + ".away"),
            null);
      }
    }
  }

  /** Creates folder and file if missing; SQLite gives the companions the mode of the file. */
  void create() throws IOException {
    Files.createDirectories(folder(), mode("rwx------"));
    if (Files.notExists(path)) {
      try {
        Files.createFile(path, mode("rw-------"));
      } catch (FileAlreadyExistsException anotherProcessWasFirst) {
        return;
      }
    }
  }

  /**
   * Gives the companions the mode of the file. They keep an older one when the file was once
   * read-only, and then nobody can write.
   */
  void mendCompanions() {
    try {
      for (String ending : COMPANIONS) {
        Path companion = companion(ending);
        if (Files.isRegularFile(companion, LinkOption.NOFOLLOW_LINKS)) {
          Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
          if (!mode.equals(Files.getPosixFilePermissions(companion))) {
            Files.setPosixFilePermissions(companion, mode);
          }
        }
      }
    } catch (IOException notOurs) {
      // Opening the database reports what is wrong.
    }
  }

  boolean canBeWritten() {
    return Files.isWritable(folder()) && Files.isWritable(path);
  }

  boolean exists() {
    return Files.isRegularFile(path);
  }

  /** Copies the file and its {@code -wal} to a folder; returns the copy. */
  DatabaseFile copyTo(Path folder) throws IOException {
    DatabaseFile copy = new DatabaseFile(folder.resolve("copy.sqlite"));
    PlainFile.copy(path, copy.path);
    if (Files.exists(companion("-wal"))) {
      PlainFile.copy(companion("-wal"), copy.companion("-wal"));
    }
    return copy;
  }

  /** Renames the file and its companions; returns the file's new path. */
  Path setAside(Instant now) throws IOException {
    // Made here and not in a constant: it takes longer to make than a database to open.
    DateTimeFormatter stamp =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss").withZone(ZoneOffset.UTC);
    String suffix = ".damaged-" + stamp.format(now);
    Path aside = path.resolveSibling(path.getFileName() + suffix);
    for (int n = 2; Files.exists(aside); n++) {
      aside = path.resolveSibling(path.getFileName() + suffix + "-" + n);
    }
    DatabaseFile target = new DatabaseFile(aside);
    Files.move(path, aside);
    for (String ending : COMPANIONS) {
      if (Files.exists(companion(ending))) {
        Files.move(companion(ending), target.companion(ending));
      }
    }
    return aside;
  }

  private Path companion(String ending) {
    return path.resolveSibling(path.getFileName() + ending);
  }

  private Path folder() {
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path : parent;
  }

  private static FileAttribute<?> mode(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
