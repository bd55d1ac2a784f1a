package dev.memories.consolidate;

import dev.memories.session.SessionId;
import java.util.List;
import java.util.TreeSet;

/**
 * A session that a statement comes from, and the lines of its rollout that show it.
 *
 * @param rank its place among the traces, 0 the newest session
 * @param lines ascending; empty when the trace names none
 */
record Source(int rank, SessionId id, List<Integer> lines) {
  Source {
    lines = List.copyOf(lines);
  }

  Source and(List<Integer> more) {
    TreeSet<Integer> all = new TreeSet<>(lines);
    all.addAll(more);
    return new Source(rank, id, List.copyOf(all));
  }
}
