package dev.memories.state;

import dev.memories.candidate.Gate;
import dev.memories.session.SessionId;
import dev.memories.state.sql.Bindings;
import dev.memories.state.sql.Sql;
import java.util.Collection;

/**
 * Keeps {@code sessions.is_open}: whether the gates' SQL conditions let a session through.
 *
 * <p>Stored, because most sessions are closed and an index holds only the open ones. The conditions
 * are stored, too: when a release brings others, the column is computed again for every session.
 */
final class CandidatePrefilter {
  private static final String CONDITION = Gate.prefilter(false);

  /** Joined, as a formatter would read the symbols of the locale at every start: 4 ms. */
  private static final String COMPUTE =
      "UPDATE sessions SET is_open = (SELECT "
          + CONDITION
          + """
       FROM sessions s JOIN threads t ON t.id = s.thread_id
        WHERE s.thread_id = sessions.thread_id)
      """;

  private static final String COMPUTE_ONE = COMPUTE + "WHERE thread_id = ?";

  private final Sql sql;

  CandidatePrefilter(Sql sql) {
    this.sql = sql;
  }

  /**
   * A condition on {@code sessions s} and {@code threads t} that holds for every candidate.
   *
   * @param force whether sessions that are up to date are wanted, too
   */
  String condition(boolean force) {
    if (force) {
      return Gate.prefilter(true);
    }
    if (!isCurrent()) {
      sql.transaction(this::computeAll);
    }
    return "s.is_open = 1";
  }

  /**
   * Computes the column for these sessions. To be called in the same transaction after each write
   * to a row that the conditions read.
   */
  void update(Collection<SessionId> ids) {
    if (isCurrent()) {
      sql.updateEach(COMPUTE_ONE, ids.stream().map(id -> Bindings.of(id.value())).toList());
    } else {
      computeAll();
    }
  }

  private boolean isCurrent() {
    return sql.queryOne("SELECT condition FROM candidate_prefilter", row -> row.text("condition"))
        .filter(CONDITION::equals)
        .isPresent();
  }

  private void computeAll() {
    sql.update(COMPUTE);
    sql.update(
        "INSERT OR REPLACE INTO candidate_prefilter (id, condition) VALUES (1, ?)", CONDITION);
  }
}
