package dev.memories.rollout.database;

import dev.memories.rollout.database.SessionDatabase.Row;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The list of sessions that another process read from a database, in a file of ours. While the
 * database is unchanged, it need not be copied to list them again.
 *
 * <p>The first line is the stamp of the database, then comes a line for each session: id, bytes and
 * milliseconds of the epoch. It holds no words of a session.
 */
record KeptList(Path file) {
  private static final int FIELDS = 3;

  /** The list for this state of the database; empty when it was made of another. */
  Optional<List<Row>> read(String stamp) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      List<String> lines = PlainFile.lenientText(file).lines().toList();
      if (lines.isEmpty() || !lines.getFirst().equals(stamp)) {
        return Optional.empty();
      }
      List<Row> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
          return Optional.empty();
        }
        rows.add(
            new Row(
                fields[0],
                Long.parseLong(fields[1]),
                Instant.ofEpochMilli(Long.parseLong(fields[2]))));
      }
      return Optional.of(rows);
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** Keeps a list; where that is not possible, the next process copies the database. */
  void write(String stamp, List<Row> rows) {
    StringBuilder text = new StringBuilder(stamp).append('\n');
    for (Row row : rows) {
      text.append(row.id())
          .append('\t')
          .append(row.sizeBytes())
          .append('\t')
          .append(row.updatedAt().toEpochMilli())
          .append('\n');
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        return;
      }
      Path made =
          Files.createTempFile(
              folder,
              ".writing-",
              ".tmp",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        Files.writeString(made, text);
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(made);
      }
    } catch (IOException _) {
      // Nothing depends on it.
    }
  }
}
