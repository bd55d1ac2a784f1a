package dev.memories.state.lock;

import dev.memories.state.sql.EpochSeconds;
import dev.memories.state.sql.Sql;

/**
 * The reference's lock table and its two statements (docs/spec/rules.md 12.4, 12.5).
 *
 * <p>The lease of the caller decides, not that of the holder. A lease that ends now has expired.
 * Times are epoch seconds over the whole 64-bit range.
 */
final class ReferenceLocks {
  private static final String ACQUIRE =
      """
      INSERT INTO memory_consolidation_locks (cwd, working_thread_id, updated_at)
      VALUES (?, ?, ?)
      ON CONFLICT(cwd) DO UPDATE SET
        working_thread_id = excluded.working_thread_id,
        updated_at = excluded.updated_at
      WHERE memory_consolidation_locks.working_thread_id = excluded.working_thread_id
         OR memory_consolidation_locks.updated_at <= ?
      """;

  private static final String RELEASE =
      "DELETE FROM memory_consolidation_locks WHERE cwd = ? AND working_thread_id = ?";

  private final Sql sql;

  ReferenceLocks(Sql sql) {
    this.sql = sql;
  }

  /** Whether the owner holds the lock now: it was free, its own, or older than the lease. */
  boolean acquire(long now, String cwd, String owner, long leaseSeconds) {
    long expired = EpochSeconds.minus(now, Math.max(leaseSeconds, 0));
    return sql.update(ACQUIRE, cwd, owner, now, expired) > 0;
  }

  /** Whether the owner held it. */
  boolean release(String cwd, String owner) {
    return sql.update(RELEASE, cwd, owner) > 0;
  }
}
