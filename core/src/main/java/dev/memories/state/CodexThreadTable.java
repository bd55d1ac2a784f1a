package dev.memories.state;

import dev.memories.codex.CodexThread;
import dev.memories.session.MemoryMode;
import dev.memories.session.SessionId;
import dev.memories.state.sql.Bindings;
import dev.memories.state.sql.Row;
import dev.memories.state.sql.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A copy of the facts that Codex's own databases held when they were last read. */
public final class CodexThreadTable {
  private final Sql sql;

  CodexThreadTable(Sql sql) {
    this.sql = sql;
  }

  /** The stamp of the databases when they were last read; empty before the first time. */
  public Optional<String> stamp() {
    return sql.queryOne("SELECT stamp FROM codex_stamp", row -> row.text("stamp"));
  }

  public Map<SessionId, CodexThread> all() {
    Map<SessionId, CodexThread> threads = new HashMap<>();
    sql.query("SELECT * FROM codex_threads", CodexThreadTable::entry)
        .forEach(entry -> threads.put(entry.getKey(), entry.getValue()));
    return threads;
  }

  /** The entries of these sessions; sessions without one are left out. */
  public Map<SessionId, CodexThread> find(Collection<SessionId> ids) {
    Map<SessionId, CodexThread> threads = new HashMap<>();
    sql.queryEach(
            "SELECT * FROM codex_threads WHERE thread_id IN (?)",
            CodexThreadTable::entry,
            ids.stream().map(SessionId::value).toList())
        .forEach(entry -> threads.put(entry.getKey(), entry.getValue()));
    return threads;
  }

  /**
   * Adds or replaces entries and removes others; the rest stays.
   *
   * @param stamp of the databases; another stamp means that they must be read again
   */
  public void save(String stamp, Map<SessionId, CodexThread> changed, Collection<SessionId> gone) {
    sql.transaction(
        () -> {
          sql.updateEach(
              """
              INSERT OR REPLACE INTO codex_threads (thread_id, title, archived, memory_mode)
              VALUES (?, ?, ?, ?)
              """,
              changed.entrySet().stream().map(CodexThreadTable::row).toList());
          sql.updateEach(
              "DELETE FROM codex_threads WHERE thread_id = ?",
              gone.stream().map(id -> Bindings.of(id.value())).toList());
          sql.update("INSERT OR REPLACE INTO codex_stamp (id, stamp) VALUES (1, ?)", stamp);
        });
  }

  /** Removes the title of a session. */
  public void removeTitle(SessionId id) {
    sql.update("UPDATE codex_threads SET title = NULL WHERE thread_id = ?", id.value());
  }

  /** Makes the next index run read the databases again. */
  public void removeStamp() {
    sql.update("DELETE FROM codex_stamp");
  }

  private static Bindings row(Map.Entry<SessionId, CodexThread> entry) {
    CodexThread thread = entry.getValue();
    MemoryMode mode = thread.memoryMode();
    return Bindings.of(
        entry.getKey().value(),
        thread.title(),
        thread.archived(),
        mode == null ? null : mode.name());
  }

  private static Map.Entry<SessionId, CodexThread> entry(Row row) throws SQLException {
    String mode = row.textOrNull("memory_mode");
    return Map.entry(
        row.id("thread_id"),
        new CodexThread(
            row.textOrNull("title"),
            row.flag("archived"),
            mode == null ? null : MemoryMode.valueOf(mode)));
  }
}
