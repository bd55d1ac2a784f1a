package dev.memories.state;

import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.index.RolloutFacts;
import dev.memories.state.sql.Bindings;
import dev.memories.state.sql.FolderCondition;
import dev.memories.state.sql.Row;
import dev.memories.state.sql.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How far the index has read each rollout file, and what it learnt from it.
 *
 * <p>The stamp of a folder vouches that every file in it was read as it was when the stamp was
 * made.
 */
public final class RolloutCursorTable {
  /**
   * A file as it was when last read.
   *
   * @param modifiedAt its mtime, to the nanosecond
   */
  public record RolloutCursor(Path file, long sizeBytes, Instant modifiedAt) {
    public static RolloutCursor of(Found file) {
      return new RolloutCursor(file.path(), file.sizeBytes(), file.modifiedAt());
    }

    /** Whether the file, found at the same path, is as it was. */
    public boolean isOf(Found found) {
      return sizeBytes == found.sizeBytes() && modifiedAt.equals(found.modifiedAt());
    }
  }

  /** A file just read, and what it says. */
  public record ReadRollout(RolloutCursor cursor, RolloutFacts facts) {}

  /**
   * What is known of a file.
   *
   * @param facts empty when another release kept them in a form of its own
   */
  public record Known(RolloutCursor cursor, Optional<RolloutFacts> facts) {}

  private final Sql sql;

  RolloutCursorTable(Sql sql) {
    this.sql = sql;
  }

  /** Those of the files directly in a folder. */
  public List<RolloutCursor> in(Path folder) {
    return sql.query(
        "SELECT path, size_bytes, modified_at FROM rollout_cursors WHERE "
            + FolderCondition.CONDITION,
        RolloutCursorTable::cursor,
        FolderCondition.values(folder));
  }

  /** What is known of these files, by their paths. */
  public Map<Path, Known> find(Collection<Path> files) {
    Map<Path, Known> known = new HashMap<>();
    sql.queryEach(
            "SELECT * FROM rollout_cursors WHERE path IN (?)",
            row -> new Known(cursor(row), RolloutFacts.of(row.bytes("facts"))),
            files.stream().map(Path::toString).toList())
        .forEach(one -> known.put(one.cursor().file(), one));
    return known;
  }

  /** Adds or replaces. */
  public void save(Collection<ReadRollout> rollouts) {
    if (rollouts.isEmpty()) {
      return;
    }
    sql.transaction(
        () ->
            sql.updateEach(
                """
                INSERT OR REPLACE INTO rollout_cursors (path, size_bytes, modified_at, facts)
                VALUES (?, ?, ?, ?)
                """,
                rollouts.stream().map(RolloutCursorTable::row).toList()));
  }

  public void remove(Collection<Path> files) {
    sql.updateEach(
        "DELETE FROM rollout_cursors WHERE path = ?",
        files.stream().map(file -> Bindings.of(file.toString())).toList());
  }

  /** These files will be read anew. */
  public void forget(Collection<Path> files) {
    sql.transaction(
        () -> {
          remove(files);
          dropStamps(files.stream().map(Path::getParent).filter(Objects::nonNull).toList());
        });
  }

  /** Every file will be read anew. */
  public void clear() {
    sql.transaction(
        () -> {
          sql.update("DELETE FROM rollout_cursors");
          sql.update("DELETE FROM index_folders");
        });
  }

  /** The stamps of folders by their paths. */
  public Map<Path, String> stamps() {
    Map<Path, String> stamps = new HashMap<>();
    sql.query(
            "SELECT path, stamp FROM index_folders",
            row -> Map.entry(Path.of(row.text("path")), row.text("stamp")))
        .forEach(folder -> stamps.put(folder.getKey(), folder.getValue()));
    return stamps;
  }

  /** Adds or replaces stamps of folders of which every file is in the index. */
  public void keepStamps(Map<Path, String> stamps) {
    sql.updateEach(
        "INSERT OR REPLACE INTO index_folders (path, stamp) VALUES (?, ?)",
        stamps.entrySet().stream()
            .map(folder -> Bindings.of(folder.getKey().toString(), folder.getValue()))
            .toList());
  }

  /** The files of these folders will be compared with what is known of them. */
  public void dropStamps(Collection<Path> folders) {
    sql.updateEach(
        "DELETE FROM index_folders WHERE path = ?",
        folders.stream().map(folder -> Bindings.of(folder.toString())).toList());
  }

  private static RolloutCursor cursor(Row row) throws SQLException {
    return new RolloutCursor(
        Path.of(row.text("path")), row.number("size_bytes"), time(row.text("modified_at")));
  }

  /** Seconds and nanoseconds: of thousands, a date and time takes long to read. */
  private static String text(Instant time) {
    return time.getEpochSecond() + "." + time.getNano();
  }

  /** A time in the form of an earlier release is none of any file, which is then read anew. */
  private static Instant time(String text) {
    int dot = text.indexOf('.');
    try {
      return Instant.ofEpochSecond(
          Long.parseLong(text, 0, Math.max(dot, 0), 10),
          Long.parseLong(text, dot + 1, text.length(), 10));
    } catch (NumberFormatException _) {
      return Instant.MIN;
    }
  }

  private static Bindings row(ReadRollout rollout) {
    RolloutCursor cursor = rollout.cursor();
    return Bindings.of(
        cursor.file().toString(),
        cursor.sizeBytes(),
        text(cursor.modifiedAt()),
        rollout.facts().toBytes());
  }
}
