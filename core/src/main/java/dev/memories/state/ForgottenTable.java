package dev.memories.state;

import dev.memories.session.SessionId;
import dev.memories.state.sql.Sql;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/** The sessions that the user had forgotten; they are not extracted unless named. */
public final class ForgottenTable {
  private final Sql sql;
  private final InstantSource clock;

  ForgottenTable(Sql sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
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
    sql.update(
        "INSERT OR IGNORE INTO forgotten_sessions (thread_id, forgotten_at) VALUES (?, ?)",
        id.value(),
        clock.instant().getEpochSecond());
  }

  /** Undoes the forgetting; false when the session was not forgotten. */
  public boolean remove(SessionId id) {
    return sql.update("DELETE FROM forgotten_sessions WHERE thread_id = ?", id.value()) > 0;
  }
}
