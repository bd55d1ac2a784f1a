package dev.memories.state;

import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.index.RolloutFacts;
import dev.memories.state.sql.Bindings;
import dev.memories.state.sql.FolderCondition;
import dev.memories.state.sql.Row;
import dev.memories.state.sql.Sql;
import dev.memories.text.StoredPath;
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
 * How far the index has read each rollout file, and the facts it found.
 *
 * <p>Also keeps a stamp for each folder. A folder with the same stamp again holds no file that has
 * changed since.
 */
public final class RolloutCursorTable {
  /**
   * A file as it was when it was last read.
   *
   * @param modifiedAt its mtime, to the nanosecond
   * @param factsVersion the version of the facts that were read from it
   */
  public record RolloutCursor(Path file, long sizeBytes, Instant modifiedAt, String factsVersion) {
    public static RolloutCursor of(Found file) {
      return new RolloutCursor(
          file.path(), file.sizeBytes(), file.modifiedAt(), RolloutFacts.VERSION);
    }

    /** Whether the file, found at the same path, has not changed and its facts are complete. */
    public boolean isUpToDate(Found found) {
      return sizeBytes == found.sizeBytes()
          && modifiedAt.equals(found.modifiedAt())
          && hasKnownFacts();
    }

    private boolean hasKnownFacts() {
      return factsVersion.equals(RolloutFacts.VERSION);
    }
  }

  /** A file that was just read, and its facts. */
  public record ReadRollout(RolloutCursor cursor, RolloutFacts facts) {}

  /**
   * What the index knows about a file.
   *
   * @param facts empty when a release with other facts read the file
   */
  public record Known(RolloutCursor cursor, Optional<RolloutFacts> facts) {}

  private final Sql sql;

  RolloutCursorTable(Sql sql) {
    this.sql = sql;
  }

  /** The cursors of the files directly in a folder. */
  public List<RolloutCursor> in(Path folder) {
    return sql.query(
        "SELECT path, size_bytes, modified_at, facts_version FROM rollout_cursors WHERE "
            + FolderCondition.CONDITION,
        RolloutCursorTable::cursor,
        FolderCondition.values(folder));
  }

  /** The cursors and facts of these files by path; unknown files are left out. */
  public Map<Path, Known> find(Collection<Path> files) {
    Map<Path, Known> known = new HashMap<>();
    sql.queryEach(
            "SELECT * FROM rollout_cursors WHERE path IN (?)",
            RolloutCursorTable::known,
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
                INSERT OR REPLACE INTO rollout_cursors (path, size_bytes, modified_at, facts, facts_version)
                VALUES (?, ?, ?, ?, ?)
                """,
                rollouts.stream().map(RolloutCursorTable::row).toList()));
  }

  public void remove(Collection<Path> files) {
    sql.updateEach(
        "DELETE FROM rollout_cursors WHERE path = ?",
        files.stream().map(file -> Bindings.of(file.toString())).toList());
  }

  /** Makes the next index run read these files again. */
  public void forget(Collection<Path> files) {
    sql.transaction(
        () -> {
          remove(files);
          removeStamps(files.stream().map(Path::getParent).filter(Objects::nonNull).toList());
        });
  }

  /** Makes the next index run read every file again. */
  public void clear() {
    sql.transaction(
        () -> {
          sql.update("DELETE FROM rollout_cursors");
          sql.update("DELETE FROM index_folders");
        });
  }

  /** The stamp of each folder. */
  public Map<Path, String> stamps() {
    Map<Path, String> stamps = new HashMap<>();
    sql.query(
            "SELECT path, stamp FROM index_folders",
            row -> Map.entry(StoredPath.of(row.text("path")), row.text("stamp")))
        .forEach(folder -> stamps.put(folder.getKey(), folder.getValue()));
    return stamps;
  }

  /** Adds or replaces the stamps of folders; every file in them must be in the index. */
  public void saveStamps(Map<Path, String> stamps) {
    sql.updateEach(
        "INSERT OR REPLACE INTO index_folders (path, stamp) VALUES (?, ?)",
        stamps.entrySet().stream()
            .map(folder -> Bindings.of(folder.getKey().toString(), folder.getValue()))
            .toList());
  }

  /** Makes the next index run look for changed files in these folders. */
  public void removeStamps(Collection<Path> folders) {
    sql.updateEach(
        "DELETE FROM index_folders WHERE path = ?",
        folders.stream().map(folder -> Bindings.of(folder.toString())).toList());
  }

  private static Known known(Row row) throws SQLException {
    RolloutCursor cursor = cursor(row);
    return new Known(
        cursor, cursor.hasKnownFacts() ? RolloutFacts.of(row.bytes("facts")) : Optional.empty());
  }

  private static RolloutCursor cursor(Row row) throws SQLException {
    return new RolloutCursor(
        StoredPath.of(row.text("path")),
        row.number("size_bytes"),
        time(row.text("modified_at")),
        row.text("facts_version"));
  }

  /** Seconds and nanoseconds; to parse thousands of dates would take too long. */
  private static String text(Instant time) {
    return time.getEpochSecond() + "." + time.getNano();
  }

  /** For a time in an earlier release's form, a time that no file has: the file is read again. */
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
        rollout.facts().toBytes(),
        cursor.factsVersion());
  }
}
