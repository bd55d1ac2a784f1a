package dev.memories.tree.outputs;

import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What phase 2 writes into a memory root, removed in one go (reference.md 1k 10).
 *
 * <p>The reference does so to a living tree, before its agent starts; we never do: a {@link
 * Staging} copy begins without outputs, and a {@link OutputsSwap} replaces them (product.md 4).
 */
public final class ConsolidationOutputs {
  private ConsolidationOutputs() {}

  /**
   * Removes {@code MEMORY.md}, {@code consolidated.md} and the folder {@code skills}; a link is
   * removed, never followed.
   *
   * @return what could not be removed, to be warned of: the rest is gone all the same
   */
  public static List<Path> wipe(MemoryRoot root, Disk disk) {
    List<Path> left = new ArrayList<>();
    for (Path file : List.of(root.registry(), root.legacyConsolidated())) {
      // A folder of that name is not what was written.
      if (isFolder(file) || !isGone(file, disk)) {
        left.add(file);
      }
    }
    if (Files.isRegularFile(root.skills(), LinkOption.NOFOLLOW_LINKS)
        || !isGone(root.skills(), disk)) {
      left.add(root.skills());
    }
    return left;
  }

  private static boolean isGone(Path path, Disk disk) {
    try {
      disk.delete(path);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
