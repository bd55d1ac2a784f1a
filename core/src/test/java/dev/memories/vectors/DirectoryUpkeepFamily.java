package dev.memories.vectors;

import static java.util.stream.Collectors.toSet;

import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.MemorySummary;
import dev.memories.tree.TraceFolder;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Set;

/**
 * The reference prepares a tree for its agent: prune and summarise, or wipe (docs/spec/rules.md
 * 11).
 */
final class DirectoryUpkeepFamily implements VectorFamily {
  @Override
  public String name() {
    return "directory_upkeep";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    Expected expected = example.expected();
    try (FileTree tree = FileTree.of(example.input().required("files"))) {
      MemoryRoot root = new MemoryRoot(tree.root());
      expected.assertFlag("ok", runs(example, root));
      expected.assertListing("files_after", tree.listing());
      if (expected.has("memory_summary")) {
        expected.assertText("memory_summary", Files.readString(root.memorySummary()));
      }
    }
  }

  private static boolean runs(VectorCase example, MemoryRoot root) {
    try {
      switch (example.text("step")) {
        case "prune" -> prune(SummaryIndexFamily.summaryOf(example.input()), root);
        case "wipe" -> wipe(root);
        default -> throw new IllegalArgumentException("no such step");
      }
      return true;
    } catch (TreeException _) {
      return false;
    }
  }

  /**
   * Prunes the files of all threads. The product keeps files of sessions that it has no trace of.
   */
  private static void prune(MemorySummary summary, MemoryRoot root) {
    Set<String> kept =
        summary.lines().stream().map(MemorySummary.SummaryLine::threadId).collect(toSet());
    root.create();
    new TraceFolder(root).prune(kept, _ -> true);
    summary.write(root);
  }

  /**
   * The reference removes the old outputs before its agent starts, as far as it can; the product
   * lets its agent work on a copy that has none.
   */
  private static void wipe(MemoryRoot root) {
    try {
      Disk disk = new Disk();
      if (!Files.isDirectory(root.registry(), LinkOption.NOFOLLOW_LINKS)) {
        disk.delete(root.registry());
      }
      if (!Files.isDirectory(root.legacyConsolidated(), LinkOption.NOFOLLOW_LINKS)) {
        disk.delete(root.legacyConsolidated());
      }
      if (!Files.isRegularFile(root.skills(), LinkOption.NOFOLLOW_LINKS)) {
        disk.delete(root.skills());
      }
    } catch (IOException e) {
      throw new TreeException("wipe " + root.folder(), e);
    }
  }
}
