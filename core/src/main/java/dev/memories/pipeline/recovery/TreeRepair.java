package dev.memories.pipeline.recovery;

import dev.memories.failure.MemoriesException;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TraceFolder;
import dev.memories.tree.TreeSync;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Repairs a project's tree before it is read: ends an unfinished swap, and writes trace files again
 * that differ from their rows (docs/spec/product.md 3.7.2).
 */
public final class TreeRepair {
  private final StateDatabase state;

  public TreeRepair(StateDatabase state) {
    this.state = state;
  }

  /**
   * Repairs the tree if it may be written.
   *
   * @return why it could not be repaired, for a warning, because it can still be read; else null
   */
  public @Nullable String open(Project project, MemoryRoot root) {
    if (state.inMemory()) {
      return null;
    }
    try {
      mend(project, root, state, new Disk());
      return null;
    } catch (MemoriesException e) {
      return e.getMessage();
    }
  }

  /** Removes trace files that another run wrote while their session was being forgotten. */
  public static void removeForgotten(MemoryRoot root, StateDatabase state) {
    Set<SessionId> forgotten = state.forgotten().all();
    if (!forgotten.isEmpty()) {
      new TraceFolder(root)
          .prune(
              Set.of(),
              name ->
                  SessionId.parse(name)
                      .filter(forgotten::contains)
                      .filter(id -> state.traces().findHead(id).isEmpty())
                      .isPresent());
    }
  }

  /** Repairs the tree; fails when it cannot be written. */
  public static void mend(Project project, MemoryRoot root, StateDatabase state, Disk disk) {
    new JournaledSwap(state, disk).recover(project, root);
    new TreeSync(root).sync(state.traces().newest(project, MemoryRoot.MAX_TRACES));
    removeForgotten(root, state);
  }
}
