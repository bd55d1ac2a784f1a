package dev.memories.vectors;

import static java.util.stream.Collectors.toSet;

import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.MemorySummary;
import dev.memories.tree.TraceFolder;
import dev.memories.tree.TreeException;
import dev.memories.tree.outputs.ConsolidationOutputs;
import java.nio.file.Files;
import java.util.Set;

/** What phase 2 does before its agent starts: prune and summarise, or wipe (reference.md 1k 8). */
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
        case "wipe" -> ConsolidationOutputs.wipe(root, new Disk());
        default -> throw new IllegalArgumentException("no such step");
      }
      return true;
    } catch (TreeException _) {
      return false;
    }
  }

  /** The reference prunes files of every thread; the product spares those it has no trace of. */
  private static void prune(MemorySummary summary, MemoryRoot root) {
    Set<String> kept = summary.lines().stream().map(MemorySummary.Line::threadId).collect(toSet());
    root.create();
    new TraceFolder(root).prune(kept, _ -> true);
    summary.write(root);
  }
}
