package dev.memories.pipeline;

import dev.memories.failure.MemoriesException;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeSync;
import org.jspecify.annotations.Nullable;

/**
 * Opens a project's tree for reading: ends what a crash left half done and makes its trace files
 * what their rows say (product.md 3, "Trace" and step 6).
 */
public final class TreeOpening {
  private final StateDatabase state;

  public TreeOpening(StateDatabase state) {
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

  static void mend(Project project, MemoryRoot root, StateDatabase state, Disk disk) {
    new TreeSwap(state, disk).recover(project, root);
    new TreeSync(root).sync(state.traces().newest(project, MemoryRoot.MAX_TRACES));
  }
}
