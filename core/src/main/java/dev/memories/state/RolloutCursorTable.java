package dev.memories.state;

import dev.memories.session.RolloutFacts;
import java.nio.file.Path;
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
  public record RolloutCursor(Path file, long sizeBytes, Instant modifiedAt) {}

  /** A file just read, and what it says. */
  public record ReadRollout(RolloutCursor cursor, RolloutFacts facts) {}

  private final Sql sql;

  RolloutCursorTable(Sql sql) {
    this.sql = sql;
  }

  public List<RolloutCursor> all() {
    return sql.query(
        "SELECT path, size_bytes, modified_at FROM rollout_cursors",
        row ->
            new RolloutCursor(
                Path.of(row.text("path")),
                row.number("size_bytes"),
                time(row.text("modified_at"))));
  }

  /** What was learnt from a file; empty when another release kept it in a form of its own. */
  public Optional<RolloutFacts> facts(Path file) {
    return sql.queryOne(
            "SELECT facts FROM rollout_cursors WHERE path = ?",
            row -> row.bytes("facts"),
            file.toString())
        .flatMap(RolloutFacts::of);
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
    sql.transaction(
        () -> {
          sql.update("DELETE FROM rollout_cursors");
          sql.update("DELETE FROM index_stamp");
        });
  }

  /** What was found when last all of it was in the index; empty when something was left out. */
  public Optional<String> stamp() {
    return sql.queryOne("SELECT stamp FROM index_stamp", row -> row.text("stamp"));
  }

  /** Keeps what was found, once all of it is in the index. */
  public void keepStamp(String stamp) {
    sql.update("INSERT OR REPLACE INTO index_stamp (id, stamp) VALUES (1, ?)", stamp);
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

  private static Values row(ReadRollout rollout) {
    RolloutCursor cursor = rollout.cursor();
    return Values.of(
        cursor.file().toString(),
        cursor.sizeBytes(),
        text(cursor.modifiedAt()),
        rollout.facts().toBytes());
  }
}
