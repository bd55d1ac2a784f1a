package dev.memories.pipeline.consolidate;

import dev.memories.pipeline.consolidate.OutputsReplacement.NewOutputs;
import dev.memories.recall.RejectedBullets;
import dev.memories.state.ProjectMoveTable.Move;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.Lease;
import dev.memories.text.PlainFile;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.PrivateFiles;
import dev.memories.tree.TreeException;
import dev.memories.tree.outputs.PinnedSection;
import dev.memories.tree.outputs.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the user pinned and rejected in a project that is merged into another: the other project
 * gets it, too. What that had before is kept in a folder beside the source's memory, for the way
 * back.
 */
record MergedWishes(StateDatabase state, MemoriesHome home, ConsolidationContext context) {
  private static final String BEFORE = "before-merge";
  private static final String HEADING = "## Pinned";

  /** Adds them to the target. The folder of the source is already in that of the target. */
  void add(Move move, Lease ofTarget) throws IOException {
    MemoryRoot source = new MemoryRoot(home.merged(move.source(), move.target()).resolve("memory"));
    MemoryRoot target = home.root(move.target());
    MemoryRoot before = before(source);
    if (!Files.isDirectory(before.folder())) {
      keep(target, before);
    }
    Set<String> rejected = new LinkedHashSet<>(RejectedBullets.of(target).statements());
    rejected.addAll(RejectedBullets.of(source).statements());
    writeRejected(target, rejected);
    List<String> missing = new ArrayList<>(lines(pinned(source)));
    missing.removeAll(lines(pinned(target)));
    writePinned(move, ofTarget, target, with(pinned(target), missing));
  }

  /** Removes from the target what only the source had. The source has its folder back. */
  void remove(Move move, Lease ofTarget) throws IOException {
    MemoryRoot source = home.root(move.source());
    MemoryRoot target = home.root(move.target());
    MemoryRoot before = before(source);
    Set<String> rejected = new LinkedHashSet<>(RejectedBullets.of(source).statements());
    rejected.removeAll(RejectedBullets.of(before).statements());
    Set<String> stillRejected = new LinkedHashSet<>(RejectedBullets.of(target).statements());
    stillRejected.removeAll(rejected);
    writeRejected(target, stillRejected);
    List<String> added = new ArrayList<>(lines(pinned(source)));
    added.removeAll(lines(pinned(before)));
    writePinned(move, ofTarget, target, without(pinned(target), added));
  }

  private static MemoryRoot before(MemoryRoot source) {
    return new MemoryRoot(source.folder().resolveSibling(BEFORE).resolve("memory"));
  }

  private void keep(MemoryRoot target, MemoryRoot before) throws IOException {
    Path folder = before.folder();
    Path making = folder.resolveSibling("making");
    context.disk().delete(making);
    PrivateFiles.createFolders(making);
    RejectedBullets.of(target).write(before);
    context.disk().write(new MemoryRoot(making).registry(), PinnedSection.of(read(target)));
    context.disk().move(making, folder);
  }

  private static void writeRejected(MemoryRoot root, Set<String> rejected) {
    if (!List.copyOf(rejected).equals(RejectedBullets.of(root).statements())) {
      new RejectedBullets(List.copyOf(rejected)).write(root);
    }
  }

  /** A new version of the target's outputs, which the history lists. */
  private void writePinned(Move move, Lease lease, MemoryRoot root, String pinned)
      throws IOException {
    String registry = read(root);
    if (pinned.equals(PinnedSection.of(registry))) {
      return;
    }
    String changed = PinnedSection.putInto(registry, pinned);
    OutputsReplacement replacement = new OutputsReplacement(state, root, context);
    ConsolidationReport report =
        replacement.replace(
            lease,
            new NewOutputs(
                move.kind().word(),
                null,
                null,
                staging -> fill(staging, root, changed),
                _ -> "pinned lines of " + move.source()));
    if (report.failure() != null) {
      throw new ProjectMoveException(
          report.failure(),
          "merge the memory of " + move.source(),
          String.valueOf(report.message()),
          null);
    }
  }

  private void fill(Staging staging, MemoryRoot root, String registry) {
    try {
      staging.fill(root);
      context.disk().write(staging.memory().registry(), registry);
    } catch (IOException e) {
      throw new TreeException("change " + root.registry(), e);
    }
  }

  private static String pinned(MemoryRoot root) throws IOException {
    return PinnedSection.of(read(root));
  }

  /** The lines below the heading, without empty ones. */
  private static List<String> lines(String pinned) {
    return pinned.lines().skip(1).filter(line -> !line.isBlank()).toList();
  }

  private static String with(String pinned, List<String> missing) {
    if (missing.isEmpty()) {
      return pinned;
    }
    String present = pinned.isEmpty() ? HEADING : pinned.stripTrailing();
    return present + (pinned.isEmpty() ? "\n\n" : "\n") + String.join("\n", missing) + "\n";
  }

  /** Without these lines; without the section when nothing else is in it. */
  private static String without(String pinned, List<String> added) {
    if (added.isEmpty()) {
      return pinned;
    }
    List<String> left = pinned.lines().filter(line -> !added.contains(line)).toList();
    String section = String.join("\n", left) + "\n";
    return lines(section).isEmpty() ? "" : section;
  }

  private static String read(MemoryRoot root) throws IOException {
    return Files.isRegularFile(root.registry(), LinkOption.NOFOLLOW_LINKS)
        ? PlainFile.lenientText(root.registry())
        : "";
  }
}
