package dev.memories.tree;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The folder that holds one project's memory: where everything lies in it (reference.md 1k,
 * product.md 2).
 *
 * @param folder {@code <memories home>/<bucket>/memory}
 */
public record MemoryRoot(Path folder) {
  /** How many traces a tree keeps: those of the sessions updated last. */
  public static final int MAX_TRACES = 10;

  /** The traces, one file each. */
  public Path traceSummaries() {
    return folder.resolve("trace_summaries");
  }

  /** One line a trace; what a reader opens first. */
  public Path memorySummary() {
    return folder.resolve("memory_summary.md");
  }

  /** What the traces taught, merged. */
  public Path registry() {
    return folder.resolve("MEMORY.md");
  }

  /** Procedures worth repeating, a folder each. */
  public Path skills() {
    return folder.resolve("skills");
  }

  /** An output of early releases: removed, never written. */
  public Path legacyConsolidated() {
    return folder.resolve("consolidated.md");
  }

  /** Earlier outputs, beside the memory root and not in it. */
  public Path history() {
    return folder.resolveSibling("history");
  }

  /** Makes the root and its folder of traces, where they are missing. */
  public void create() {
    try {
      PrivateFiles.createFolders(traceSummaries());
    } catch (IOException e) {
      throw new TreeException("make the memory root " + folder, e);
    }
  }
}
