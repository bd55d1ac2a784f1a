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
 * Opens a project's tree for reading: ends what a crash left half done and makes its trace files
 * what their rows say (product.md 3, "Trace" and step 6).
 */
public final class TreeRepair {
  private final StateDatabase state;

  public TreeRepair(StateDatabase state) {
    this.state = state;
  }

  /**
   * Mends the tree as far as it may be written.
   *
   * @return why it could not be mended, for a warning: it can be read all the same; else null
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

  /** What another run still wrote while its session was being forgotten. */
  public static void dropForgotten(MemoryRoot root, StateDatabase state) {
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

  public static void mend(Project project, MemoryRoot root, StateDatabase state, Disk disk) {
    new JournaledSwap(state, disk).recover(project, root);
    new TreeSync(root).sync(state.traces().newest(project, MemoryRoot.MAX_TRACES));
    dropForgotten(root, state);
  }
}
