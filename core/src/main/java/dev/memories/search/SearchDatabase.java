package dev.memories.search;

import dev.memories.session.SessionId;
import dev.memories.state.sql.Bindings;
import dev.memories.state.sql.Row;
import dev.memories.state.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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
 * <p>Several processes may use the file at once. Removed entries are overwritten. Their words stay
 * in the full-text index until {@link #dropLostWords} or {@link #forget}: FTS5 would take longer to
 * remove the words of one session at once than a search takes.
 */
public final class SearchDatabase implements AutoCloseable {
  private static final String SAVE_SOURCE =
      """
      INSERT INTO source
        (id, entries, key, stamp, project, folder, file, updated_at_ms, title, outcome,
         turns, commands, failed_commands, files, model)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String SAVE_ENTRY =
      """
      INSERT INTO entry (id, project, traits, line, at_ms, session, text, context)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /**
   * A source has the number of its first entry; the others follow. One without has a number, too.
   */
  private static final String NEXT_ID =
      "SELECT id + max(entries, 1) AS next FROM source ORDER BY id DESC LIMIT 1";

  private static final String SAID =
      "SELECT line, traits, text, context FROM entry WHERE id >= ? AND id < ?";

  /** Is there while the full-text index may hold words that no entry has any more. */
  private static final String LOST_WORDS = "lost-words";

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
            "SELECT 1 AS one FROM source WHERE project = (SELECT id FROM folder WHERE path = ?)"
                + " LIMIT 1",
            row -> row.number("one"),
            cwd)
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

  /** What is stored of the stamp of every source ({@link SearchSource#hash}), by key. */
  public Map<String, Long> stamps() {
    return stamps("SELECT key, stamp FROM source");
  }

  /** The same of registries and skills only. */
  public Map<String, Long> fileStamps() {
    // As a range of the keys' index; LIKE would look at all of them.
    return stamps("SELECT key, stamp FROM source WHERE key >= 'file ' AND key < 'file!'");
  }

  private Map<String, Long> stamps(String query) {
    Map<String, Long> stamps = new HashMap<>();
    sql.visit(
        query,
        row -> {
          stamps.put(row.text("key"), row.number("stamp"));
          return true;
        });
    return stamps;
  }

  /** A source with all its entries. */
  public record Document(SearchSource source, List<SearchEntry> entries) {
    public Document {
      entries = List.copyOf(entries);
    }
  }

  /** Adds a source, or replaces it with all its entries. */
  public void replace(SearchSource source, List<SearchEntry> entries) {
    replaceAll(List.of(new Document(source, entries)));
  }

  /** The same for several sources, in one transaction. */
  public void replaceAll(List<Document> documents) {
    sql.transaction(
        () -> {
          Map<String, Long> folders = new HashMap<>();
          documents.forEach(this::removeBefore);
          long next = sql.queryOne(NEXT_ID, row -> row.number("next")).orElse(1L);
          for (Document document : documents) {
            save(document, next, folders);
            next += Math.max(document.entries().size(), 1);
          }
        });
  }

  /** Removes what there is of a source. */
  private void removeBefore(Document document) {
    String key = document.source().key();
    Optional<long[]> before = range(key);
    if (before.isPresent()) {
      // A session that goes on keeps its words, and this is what happens most.
      if (!SearchSource.isSession(key) || !hasGoneOn(before.get(), document.entries())) {
        setMark(LOST_WORDS, "");
      }
      removeRange(before.get());
    }
  }

  /**
   * Whether a session says at its lines what it said there before. As it goes on, it only loses
   * answers that were its last and what there is no room for any more; both are still in its log.
   */
  private boolean hasGoneOn(long[] before, List<SearchEntry> entries) {
    Map<Long, String> now = new HashMap<>();
    long last = 0;
    for (SearchEntry entry : entries) {
      long line = entry.origin().line();
      now.merge(line, entry.text() + "\n" + entry.context() + "\n", String::concat);
      last = Math.max(last, line);
    }
    long end = last;
    return sql.query(SAID, row -> isThere(row, now, end), before[0], before[1]).stream()
        .allMatch(isThere -> isThere);
  }

  private static boolean isThere(Row row, Map<Long, String> said, long last) throws SQLException {
    String now = said.get(row.number("line"));
    return now == null
        ? SearchEntry.kind(row.number("traits")) != SearchKind.USER && row.number("line") <= last
        : now.contains(row.text("text")) && now.contains(row.text("context"));
  }

  private void save(Document document, long first, Map<String, Long> folders) {
    SearchSource source = document.source();
    List<SearchEntry> entries = document.entries();
    long project = folders.computeIfAbsent(source.cwd(), this::folder);
    sql.update(
        SAVE_SOURCE,
        first,
        entries.size(),
        source.key(),
        SearchSource.hash(source.stamp()),
        project,
        folders.computeIfAbsent(source.folder(), this::folder),
        source.fileName(),
        source.updatedAt().toEpochMilli(),
        source.title(),
        source.outcome(),
        source.counts().turns(),
        source.counts().commands(),
        source.counts().failedCommands(),
        source.counts().files(),
        source.counts().model());
    List<Bindings> rows = new ArrayList<>(entries.size());
    for (SearchEntry entry : entries) {
      rows.add(row(first + rows.size(), project, source, entry));
    }
    sql.updateEach(SAVE_ENTRY, rows);
    sql.update(
        "INSERT INTO words (rowid, text, context)"
            + " SELECT id, text, context FROM entry WHERE id >= ? AND id < ?",
        first,
        first + entries.size());
  }

  /** The number of a folder's path. */
  private long folder(String path) {
    sql.update("INSERT OR IGNORE INTO folder (path) VALUES (?)", path);
    return sql.queryOne("SELECT id FROM folder WHERE path = ?", row -> row.number("id"), path)
        .orElseThrow();
  }

  private static Bindings row(long id, long project, SearchSource of, SearchEntry entry) {
    Instant at = entry.origin().at();
    return Bindings.of(
        id,
        project,
        entry.traits(),
        entry.origin().line(),
        (at == null ? of.updatedAt() : at).toEpochMilli(),
        ownSession(of, entry),
        entry.text(),
        entry.context());
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
          keys.forEach(this::removeSource);
          setMark(LOST_WORDS, "");
          // The names of folders are words, too.
          sql.update(
              "DELETE FROM folder WHERE id NOT IN (SELECT project FROM source)"
                  + " AND id NOT IN (SELECT folder FROM source)");
        });
  }

  /** Whether {@link #dropLostWords} has something to do. */
  public boolean hasLostWords() {
    return mark(LOST_WORDS).isPresent();
  }

  /** Overwrites the words of removed entries in the full-text index, if there may be any. */
  public void dropLostWords() {
    if (hasLostWords()) {
      sql.transaction(this::dropWords);
    }
  }

  /** Makes the full-text index anew: where it merges its parts, it may keep words as deleted. */
  private void dropWords() {
    sql.update("INSERT INTO words (words) VALUES ('rebuild')");
    sql.update("DELETE FROM mark WHERE name = ?", LOST_WORDS);
  }

  private void removeSource(String key) {
    range(key).ifPresent(this::removeRange);
  }

  /** The number of a source's first entry, and that behind its last one. */
  private Optional<long[]> range(String key) {
    return sql.queryOne(
        "SELECT id, entries FROM source WHERE key = ?",
        row -> new long[] {row.number("id"), row.number("id") + row.number("entries")},
        key);
  }

  /** The full-text index has to be told the texts that it loses. */
  private void removeRange(long[] range) {
    long first = range[0];
    long end = range[1];
    sql.update(
        "INSERT INTO words (words, rowid, text, context)"
            + " SELECT 'delete', id, text, context FROM entry WHERE id >= ? AND id < ?",
        first,
        end);
    sql.update("DELETE FROM entry WHERE id >= ? AND id < ?", first, end);
    sql.update("DELETE FROM source WHERE id = ?", first);
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
          remove(fileStamps().keySet());
          dropWords();
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
