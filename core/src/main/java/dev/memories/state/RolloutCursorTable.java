package dev.memories.state;

import dev.memories.session.RolloutFacts;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How far the index has read each rollout file, and what it learnt from it. */
public final class RolloutCursorTable {
  /**
   * A file as it was when last read.
   *
   * @param modifiedAt its mtime, to the nanosecond
   */
  public record RolloutCursor(Path file, long sizeBytes, Instant modifiedAt, RolloutFacts facts) {}

  private final Sql sql;

  RolloutCursorTable(Sql sql) {
    this.sql = sql;
  }

  /** All but those that another release wrote in a form this one does not know. */
  public List<RolloutCursor> all() {
    return sql.query("SELECT * FROM rollout_cursors", RolloutCursorTable::cursor).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Adds or replaces. */
  public void save(Collection<RolloutCursor> cursors) {
    if (cursors.isEmpty()) {
      return;
    }
    sql.transaction(
        () ->
            sql.updateEach(
                """
                INSERT OR REPLACE INTO rollout_cursors (path, size_bytes, modified_at, facts)
                VALUES (?, ?, ?, ?)
                """,
                cursors.stream().map(RolloutCursorTable::row).toList()));
  }

  public void remove(Collection<Path> files) {
    if (files.isEmpty()) {
      return;
    }
    sql.transaction(
        () ->
            sql.updateEach(
                "DELETE FROM rollout_cursors WHERE path = ?",
                files.stream().map(file -> Values.of(file.toString())).toList()));
  }

  /** Every file will be read anew. */
  public void clear() {
    sql.update("DELETE FROM rollout_cursors");
  }

  private static Optional<RolloutCursor> cursor(Row row) throws SQLException {
    Path file = Path.of(row.text("path"));
    long sizeBytes = row.number("size_bytes");
    Instant modifiedAt = Instant.parse(row.text("modified_at"));
    return RolloutFacts.of(row.bytes("facts"))
        .map(facts -> new RolloutCursor(file, sizeBytes, modifiedAt, facts));
  }

  private static Values row(RolloutCursor cursor) {
    return Values.of(
        cursor.file().toString(),
        cursor.sizeBytes(),
        cursor.modifiedAt().toString(),
        cursor.facts().toBytes());
  }
}
