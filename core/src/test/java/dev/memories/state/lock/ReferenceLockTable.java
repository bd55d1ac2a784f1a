package dev.memories.state.lock;

import dev.memories.state.StateDatabase;
import java.time.InstantSource;
import java.util.List;

/** The reference's lock table alone, for the vectors. */
public final class ReferenceLockTable implements AutoCloseable {
  /** One row of the table. */
  public record LockRow(String cwd, String owner, long updatedAt) {}

  private final StateDatabase state = StateDatabase.inMemory(InstantSource.system());
  private final ReferenceLocks locks = new ReferenceLocks(state.sql());

  public boolean acquire(long now, String cwd, String owner, long leaseSeconds) {
    return locks.acquire(now, cwd, owner, leaseSeconds);
  }

  public boolean release(String cwd, String owner) {
    return locks.release(cwd, owner);
  }

  public List<LockRow> rows() {
    return state
        .sql()
        .query(
            "SELECT * FROM memory_consolidation_locks ORDER BY cwd",
            row ->
                new LockRow(
                    row.text("cwd"), row.text("working_thread_id"), row.number("updated_at")));
  }

  @Override
  public void close() {
    state.close();
  }
}
