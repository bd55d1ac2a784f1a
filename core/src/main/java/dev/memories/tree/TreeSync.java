package dev.memories.tree;

import dev.memories.trace.Trace;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Restores a project's trace files from their database rows, after a crash or a manual change
 * (docs/spec/product.md 3.7.2).
 */
public final class TreeSync {
  private final MemoryRoot root;

  public TreeSync(MemoryRoot root) {
    this.root = root;
  }

  /**
   * Rewrites files that differ or are missing, and removes files with older slugs and leftovers of
   * a crash. Correct files stay untouched.
   *
   * @param newest the traces that belong into the tree
   */
  public void sync(List<Trace> newest) {
    root.requireNoLinks();
    TraceFolder folder = new TraceFolder(root);
    folder.removeLeftovers();
    try {
      PrivateFiles.removeLeftovers(root.folder());
    } catch (NoSuchFileException _) {
      // No root, no leftovers.
    } catch (IOException e) {
      throw new TreeException("remove temporary files from " + root.folder(), e);
    }
    if (!newest.isEmpty()) {
      root.create();
    }
    newest.forEach(trace -> folder.write(TraceFile.of(trace)));
  }
}
