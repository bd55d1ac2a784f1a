package dev.memories.tree;

import dev.memories.trace.Trace;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Makes a project's trace files what their rows say, after whatever a crash or a hand did to them
 * (product.md 3, "Trace").
 */
public final class TreeSync {
  private final MemoryRoot root;

  public TreeSync(MemoryRoot root) {
    this.root = root;
  }

  /**
   * Writes files that differ or are missing anew, removes those of older slugs and what a crash
   * left half written. Files that are right stay untouched.
   *
   * @param newest the rows of the traces that belong into the tree
   */
  public void sync(List<Trace> newest) {
    TraceFolder folder = new TraceFolder(root);
    folder.removeStrays();
    try {
      PrivateFiles.removeStrays(root.folder());
    } catch (NoSuchFileException _) {
      // No root, no strays.
    } catch (IOException e) {
      throw new TreeException("remove temporary files from " + root.folder(), e);
    }
    if (!newest.isEmpty()) {
      root.create();
    }
    newest.forEach(trace -> folder.write(TraceFile.of(trace)));
  }
}
