package dev.memories.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

  /** Folder of the copies in which consolidators work; a sibling of the memory root. */
  public Path staging() {
    return folder.resolveSibling("staging");
  }

  /** Folder of outputs that wait for the user's review; a sibling of the memory root. */
  public Path proposal() {
    return folder.resolveSibling("proposal");
  }

  /** Folder of what each session saw of the project's files; a sibling of the memory root. */
  public Path seen() {
    return folder.resolveSibling("seen");
  }

  /** Folder of memory from elsewhere; a sibling of the memory root. */
  public Path imports() {
    return folder.resolveSibling("imports");
  }

  /** The folders in which we write and remove: the project's own and those in it. */
  public List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    Path bucket = folder.getParent();
    if (bucket != null) {
      folders.add(bucket);
    }
    folders.addAll(
        List.of(folder, traceSummaries(), history(), staging(), proposal(), seen(), imports()));
    return folders;
  }

  /**
   * Checks that none of the folders is a link. Writing or removing in one would change files
   * outside the memories home.
   *
   * @throws TreeException when one is
   */
  public void requireNoLinks() {
    for (Path each : folders()) {
      if (Files.isSymbolicLink(each)) {
        throw new TreeException(
            "use the memory tree " + folder,
            each + " is a link",
            "remove the link; links below the memories home are not followed");
      }
    }
  }

  /**
   * Checks that the folders are our own, and that nothing else lies in the place of one.
   *
   * @throws TreeException when one is a link or no folder
   */
  public void requireFolders() {
    requireNoLinks();
    for (Path each : folders()) {
      if (Files.exists(each) && !Files.isDirectory(each)) {
        throw new TreeException(
            "use the memory tree " + folder, each + " is no folder", "move it elsewhere");
      }
    }
  }

  /** Creates the root and its folder of traces if they are missing. */
  public void create() {
    requireNoLinks();
    try {
      PrivateFiles.createFolders(traceSummaries());
    } catch (IOException e) {
      throw new TreeException("make the memory root " + folder, e);
    }
  }
}
