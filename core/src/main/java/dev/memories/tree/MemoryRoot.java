package dev.memories.tree;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The folder that holds one project's memory, and the paths in it (docs/spec/product.md 2.1,
 * docs/spec/rules.md 11).
 *
 * @param folder {@code <memories home>/<bucket>/memory}
 */
public record MemoryRoot(Path folder) {
  /** How many traces a tree keeps: those of the most recently updated sessions. */
  public static final int MAX_TRACES = 10;

  /** Folder of the traces, one file each. */
  public Path traceSummaries() {
    return folder.resolve("trace_summaries");
  }

  /** The memory summary: one line per trace. */
  public Path memorySummary() {
    return folder.resolve("memory_summary.md");
  }

  /** The registry: the merged knowledge of all traces. */
  public Path registry() {
    return folder.resolve("MEMORY.md");
  }

  /** Folder of the skills, one folder each. */
  public Path skills() {
    return folder.resolve("skills");
  }

  /** An output of early releases; removed, never written. */
  public Path legacyConsolidated() {
    return folder.resolve("consolidated.md");
  }

  /** Folder of earlier outputs; a sibling of the memory root. */
  public Path history() {
    return folder.resolveSibling("history");
  }

  /** Creates the root and its folder of traces if they are missing. */
  public void create() {
    try {
      PrivateFiles.createFolders(traceSummaries());
    } catch (IOException e) {
      throw new TreeException("make the memory root " + folder, e);
    }
  }
}
