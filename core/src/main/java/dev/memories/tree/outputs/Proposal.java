package dev.memories.tree.outputs;

import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.PrivateFiles;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The outputs of a consolidation that wait for the user's review, with their manifest, in a folder
 * beside the memory root. No command gives them to an agent (docs/adr/0021).
 *
 * <p>There is at most one; whoever changes it holds the project's lock.
 */
public final class Proposal {
  private final MemoryRoot root;
  private final Disk disk;

  public Proposal(MemoryRoot root, Disk disk) {
    root.requireNoLinks();
    this.root = root;
    this.disk = disk;
  }

  public Proposal(MemoryRoot root) {
    this(root, new Disk());
  }

  /** The folder of the outputs, which has the layout of a memory root and need not exist. */
  public MemoryRoot outputs() {
    return new MemoryRoot(root.proposal());
  }

  /** The manifest of the outputs that wait; empty when none do. */
  public Optional<Manifest> manifest() {
    return ManifestFile.read(root.proposal()).filter(_ -> Disk.exists(outputs().registry()));
  }

  /** Moves the outputs of a sealed staging copy here, instead of those that wait. */
  public void replaceBy(Staging staging) {
    Path next = staging.folder().resolve("proposal");
    MemoryRoot staged = staging.memory();
    MemoryRoot moved = new MemoryRoot(next);
    try {
      PrivateFiles.createFolders(next);
      disk.move(staged.registry(), moved.registry());
      if (Disk.exists(staged.skills())) {
        disk.move(staged.skills(), moved.skills());
      }
      disk.move(staging.folder().resolve(ManifestFile.NAME), next.resolve(ManifestFile.NAME));
      remove();
      disk.move(next, root.proposal());
    } catch (IOException e) {
      throw new TreeException("propose the new memory in " + root.proposal(), e);
    }
  }

  /** Keeps a skill as it is in the memory: the proposal no longer changes it. */
  public void keepSkill(String name) {
    Path present = root.skills().resolve(name);
    Path proposed = outputs().skills().resolve(name);
    try {
      disk.delete(proposed);
      if (Disk.exists(present)) {
        PrivateFiles.createFolders(outputs().skills());
        disk.copy(present, proposed);
      }
    } catch (IOException e) {
      throw new TreeException("keep the skill " + name + " in " + root.proposal(), e);
    }
  }

  /** Removes the proposal; without its manifest, which goes first, it counts as removed. */
  public void remove() {
    try {
      disk.delete(root.proposal().resolve(ManifestFile.NAME));
      disk.delete(root.proposal());
    } catch (IOException e) {
      throw new TreeException("remove the proposal " + root.proposal(), e);
    }
  }
}
