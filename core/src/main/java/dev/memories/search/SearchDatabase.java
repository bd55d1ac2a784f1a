package dev.memories.search;

import dev.memories.session.SessionId;
import dev.memories.state.sql.Bindings;
import dev.memories.state.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The search index: entries by source, in the SQLite file {@code search.sqlite} beside the state
 * database.
 *
 * <p>Several processes may use the file at once. Removed entries are overwritten, also inside the
 * full-text index.
 */
public final class SearchDatabase implements AutoCloseable {
  private static final String SAVE_SOURCE =
      """
      INSERT INTO source
        (key, stamp, session, cwd, path, updated_at_ms, title, outcome,
         turns, commands, failed_commands, files, model)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String SAVE_ENTRY =
      """
      INSERT INTO entry
        (source, place, kind, text, context, session, line, at_ms, failed, support)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final Sql sql;

  private SearchDatabase(Sql sql) {
    this.sql = sql;
  }

  /** Opens the file; an absent or damaged one is replaced by an empty one. */
  public static SearchDatabase open(Path file) {
    return new SearchDatabase(SearchFile.open(file));
  }

  /** Opens an empty index in memory; it is gone when closed. */
  public static SearchDatabase inMemory() {
    return new SearchDatabase(SearchFile.inMemory());
  }

  /** Deletes the file, so that {@link #open} makes an empty one. */
  public static void delete(Path file) {
    SearchFile.delete(file);
  }

  /** Size of the file and its companions, in bytes; 0 when there is none. */
  public static long sizeBytes(Path file) {
    long size = 0;
    for (String ending : List.of("", "-wal")) {
      try {
        size += Files.size(file.resolveSibling(file.getFileName() + ending));
      } catch (IOException _) {
        // An absent file has no size.
      }
    }
    return size;
  }

  /** Whether the index has anything of a project. */
  public boolean has(String cwd) {
    return sql.queryOne(
            "SELECT 1 AS one FROM source WHERE cwd = ? LIMIT 1", row -> row.number("one"), cwd)
        .isPresent();
  }

  /** How many titles and entries hold a text that the test accepts. */
  public int count(Predicate<String> test) {
    int[] count = new int[1];
    for (String texts :
        List.of(
            "SELECT title AS text FROM source",
            "SELECT text || char(10) || context AS text FROM entry")) {
      sql.visit(
          texts,
          row -> {
            count[0] += test.test(row.text("text")) ? 1 : 0;
            return true;
          });
    }
    return count[0];
  }

  /** The stamp of every source, by key. */
  public Map<String, String> stamps() {
    Map<String, String> stamps = new HashMap<>();
    sql.query("SELECT key, stamp FROM source", row -> Map.entry(row.text("key"), row.text("stamp")))
        .forEach(source -> stamps.put(source.getKey(), source.getValue()));
    return stamps;
  }

  /** Adds a source, or replaces it with all its entries. */
  public void replace(SearchSource source, List<SearchEntry> entries) {
    sql.transaction(
        () -> {
          remove(List.of(source.key()));
          SessionId session = source.session();
          sql.update(
              SAVE_SOURCE,
              source.key(),
              source.stamp(),
              session == null ? null : session.value(),
              source.cwd(),
              source.path().toString(),
              source.updatedAt().toEpochMilli(),
              source.title(),
              source.outcome(),
              source.counts().turns(),
              source.counts().commands(),
              source.counts().failedCommands(),
              source.counts().files(),
              source.counts().model());
          long id =
              sql.queryOne("SELECT last_insert_rowid() AS id", row -> row.number("id"))
                  .orElseThrow();
          sql.updateEach(
              SAVE_ENTRY, entries.stream().map(entry -> row(id, source, entry)).toList());
          sql.update(
              "INSERT INTO words (rowid, text, context)"
                  + " SELECT id, text, context FROM entry WHERE source = ?",
              id);
        });
  }

  private static Bindings row(long source, SearchSource of, SearchEntry entry) {
    Instant at = entry.origin().at();
    return Bindings.of(
        source,
        entry.place().word(),
        entry.kind().word(),
        entry.text(),
        entry.context(),
        ownSession(of, entry),
        entry.origin().line(),
        (at == null ? of.updatedAt() : at).toEpochMilli(),
        entry.failed(),
        entry.support());
  }

  /** Null where it is the session of the source, which most entries would only repeat. */
  private static @Nullable String ownSession(SearchSource source, SearchEntry entry) {
    String session = entry.origin().session();
    return source.session() != null && source.session().value().equals(session) ? null : session;
  }

  /** Removes sources with their entries. */
  public void remove(Collection<String> keys) {
    if (keys.isEmpty()) {
      return;
    }
    sql.transaction(
        () -> {
          for (String key : keys) {
            sql.queryOne("SELECT id FROM source WHERE key = ?", row -> row.number("id"), key)
                .ifPresent(this::removeSource);
          }
        });
  }

  /** The full-text index has to be told the texts that it loses. */
  private void removeSource(long id) {
    sql.update(
        "INSERT INTO words (words, rowid, text, context)"
            + " SELECT 'delete', id, text, context FROM entry WHERE source = ?",
        id);
    sql.update("DELETE FROM entry WHERE source = ?", id);
    sql.update("DELETE FROM source WHERE id = ?", id);
  }

  /**
   * Removes the words and the trace of sessions, and the files of memory trees, which the next
   * update reads again. Then writes the file anew and empties the write-ahead log, so that no byte
   * of them stays on disk.
   */
  public void forget(Collection<SessionId> ids) {
    sql.transaction(
        () -> {
          for (SessionId id : ids) {
            remove(List.of(SearchSource.ofSession(id), SearchSource.ofTrace(id)));
          }
          remove(sql.query("SELECT key FROM source WHERE session IS NULL", row -> row.text("key")));
          // The first words of its pages stay in a list of their own until its parts are merged.
          sql.update("INSERT INTO words (words) VALUES ('optimize')");
        });
    sql.compactIfFree();
    emptyLog();
  }

  /** Moves the write-ahead log into the file, unless another process reads just now. */
  public void emptyLog() {
    sql.query("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.number("busy"));
  }

  /** A value stored under a name; empty when there is none. */
  public Optional<String> mark(String name) {
    return sql.queryOne("SELECT value FROM mark WHERE name = ?", row -> row.text("value"), name);
  }

  /** Stores a value under a name. */
  public void setMark(String name, String value) {
    sql.update("INSERT OR REPLACE INTO mark (name, value) VALUES (?, ?)", name, value);
  }

  /** Runs work in a transaction that holds the write lock from the start. */
  public <T> T transaction(Supplier<T> work) {
    return sql.transaction(work);
  }

  /** Asks about sessions and their commands. */
  public SessionQuestions sessions() {
    return new SessionQuestions(sql);
  }

  /** Runs queries on this index. */
  public Search search() {
    return new Search(sql);
  }

  @Override
  public void close() {
    sql.close();
  }
}
