package dev.memories.state;

import dev.memories.session.SessionId;
import dev.memories.state.sql.Bindings;
import dev.memories.state.sql.Sql;
import java.util.Collection;

/**
 * Keeps {@code sessions.is_open}: whether a session may be a candidate as far as its rows tell.
 *
 * <p>To be called after each write to what it is made of, in the same transaction.
 */
final class OpenSessions {
  /** What a session's own rows say. */
  static final String BY_ITSELF =
      """
      s.unreadable IS NULL AND s.project IS NOT NULL AND s.memory_mode = 'ENABLED'
        AND t.archived = 0 AND t.has_user_event = 1
      """;

  /** Content decides where both sides know it. */
  private static final String MARK =
      """
      UPDATE sessions SET is_open = (
        SELECT %s
          AND NOT EXISTS (
            SELECT 1 FROM traces r WHERE r.thread_id = s.thread_id
              AND r.content_length = s.content_length AND r.content_sha256 = s.content_sha256)
        FROM sessions s JOIN threads t ON t.id = s.thread_id
        WHERE s.thread_id = sessions.thread_id)
      WHERE thread_id = ?
      """
          .formatted(BY_ITSELF);

  private OpenSessions() {}

  static void mark(Collection<SessionId> ids, Sql sql) {
    sql.updateEach(MARK, ids.stream().map(id -> Bindings.of(id.value())).toList());
  }
}
