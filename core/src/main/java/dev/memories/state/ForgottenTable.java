package dev.memories.state;

import dev.memories.session.SessionId;
import dev.memories.state.AuditTable.Entry;
import dev.memories.state.sql.Sql;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The sessions that the user had forgotten; they are not extracted unless named. */
public final class ForgottenTable {
  private final Sql sql;
  private final InstantSource clock;
  private final Optional<AuditFile> file;

  /**
   * @param file receives a copy of every change; empty for a database in memory
   */
  ForgottenTable(Sql sql, InstantSource clock, Optional<AuditFile> file) {
    this.sql = sql;
    this.clock = clock;
    this.file = file;
  }

  public Set<SessionId> all() {
    return sql
        .query("SELECT thread_id FROM forgotten_sessions", row -> row.id("thread_id"))
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  public boolean contains(SessionId id) {
    return sql.queryOne(
            "SELECT thread_id FROM forgotten_sessions WHERE thread_id = ?",
            row -> row.id("thread_id"),
            id.value())
        .isPresent();
  }

  public void add(SessionId id) {
    Entry entry = entry(AuditFile.MARK, id);
    sql.transaction(
        () -> {
          if (insert(sql, entry)) {
            file.ifPresent(copy -> copy.append(List.of(entry)));
          }
        });
  }

  /** Undoes the forgetting; false when the session was not forgotten. */
  public boolean remove(SessionId id) {
    return sql.transaction(
        () -> {
          boolean removed = delete(sql, id);
          if (removed) {
            file.ifPresent(copy -> copy.append(List.of(entry(AuditFile.LIFT, id))));
          }
          return removed;
        });
  }

  /** Repeats a change that the file has already; does nothing for entries of another kind. */
  static void repeat(Sql sql, Entry entry) {
    SessionId id = entry.session();
    if (id != null && entry.action().equals(AuditFile.MARK)) {
      insert(sql, entry);
    } else if (id != null && entry.action().equals(AuditFile.LIFT)) {
      delete(sql, id);
    }
  }

  private static boolean insert(Sql sql, Entry mark) {
    return sql.update(
            "INSERT OR IGNORE INTO forgotten_sessions (thread_id, forgotten_at) VALUES (?, ?)",
            String.valueOf(mark.session()),
            mark.at().getEpochSecond())
        > 0;
  }

  private static boolean delete(Sql sql, SessionId id) {
    return sql.update("DELETE FROM forgotten_sessions WHERE thread_id = ?", id.value()) > 0;
  }

  private Entry entry(String action, SessionId id) {
    return new Entry(clock.instant(), action, id, null, null, "");
  }
}
