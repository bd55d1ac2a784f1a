package dev.memories.state;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** How far the index has read each rollout file. */
public final class RolloutCursorTable {
  /**
   * A file as it was when last read.
   *
   * @param modifiedNanos its mtime in nanoseconds since 1970
   * @param scan what its scanner resumes from; only the scanner knows its form
   */
  public record RolloutCursor(Path file, long sizeBytes, long modifiedNanos, byte[] scan) {}

  private final Sql sql;

  RolloutCursorTable(Sql sql) {
    this.sql = sql;
  }

  public List<RolloutCursor> all() {
    return sql.query(
        "SELECT * FROM rollout_cursors",
        row ->
            new RolloutCursor(
                Path.of(row.text("path")),
                row.number("size_bytes"),
                row.number("modified_at_ns"),
                row.bytes("scan")));
  }

  /** Adds or replaces. */
  public void save(Collection<RolloutCursor> cursors) {
    sql.transaction(
        () ->
            sql.updateEach(
                """
                INSERT OR REPLACE INTO rollout_cursors (path, size_bytes, modified_at_ns, scan)
                VALUES (?, ?, ?, ?)
                """,
                cursors.stream()
                    .map(
                        cursor ->
                            new Object[] {
                              cursor.file().toString(),
                              cursor.sizeBytes(),
                              cursor.modifiedNanos(),
                              cursor.scan()
                            })
                    .toList()));
  }

  public void remove(Collection<Path> files) {
    sql.transaction(
        () ->
            sql.updateEach(
                "DELETE FROM rollout_cursors WHERE path = ?",
                files.stream().map(file -> new Object[] {file.toString()}).toList()));
  }

  /** Every file will be read anew. */
  public void clear() {
    sql.update("DELETE FROM rollout_cursors");
  }
}
