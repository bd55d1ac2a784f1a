package dev.memories.consolidate.offline;

import dev.memories.session.SessionId;
import java.util.List;
import java.util.TreeSet;

/**
 * A session that a statement comes from, and the lines of its rollout that show it.
 *
 * @param rank its place among the traces, 0 the newest session
 * @param group rank of the newest session with the same prompt; sessions of one group count once
 * @param lines ascending; empty when the trace names none
 */
record EntrySource(int rank, int group, SessionId id, List<Integer> lines) {
  EntrySource {
    lines = List.copyOf(lines);
  }

  EntrySource and(List<Integer> more) {
    TreeSet<Integer> all = new TreeSet<>(lines);
    all.addAll(more);
    return new EntrySource(rank, group, id, List.copyOf(all));
  }
}
