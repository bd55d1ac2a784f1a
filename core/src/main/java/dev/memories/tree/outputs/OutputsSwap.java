package dev.memories.tree.outputs;

import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Replaces a memory root's outputs by those of a sealed staging copy.
 *
 * <p>It can be repeated after a crash at any point: each step checks whether it is already done.
 */
public final class OutputsSwap {
  private final MemoryRoot root;
  private final Staging staging;
  private final Disk disk;

  public OutputsSwap(MemoryRoot root, Staging staging, Disk disk) {
    root.requireNoLinks();
    this.root = root;
    this.staging = staging;
    this.disk = disk;
  }

  /** Moves the outputs in: skills with two renames, {@code MEMORY.md} with one. */
  public void complete(Manifest manifest) {
    MemoryRoot staged = staging.memory();
    try {
      boolean skillsStaged = Disk.exists(staged.skills());
      boolean noSkills = manifest.outputs().skills().isEmpty();
      if ((skillsStaged || noSkills) && Disk.exists(root.skills())) {
        setAside(root.skills());
      }
      if (skillsStaged && !noSkills) {
        disk.move(staged.skills(), root.skills());
      }
      if (Disk.exists(staged.registry())) {
        disk.move(staged.registry(), root.registry());
      }
      disk.delete(root.legacyConsolidated());
    } catch (IOException e) {
      throw new TreeException("put the new memory in place in " + root.folder(), e);
    }
  }

  private void setAside(Path skills) throws IOException {
    disk.delete(staging.replacedSkills());
    disk.move(skills, staging.replacedSkills());
  }

  /**
   * Checks that the staging copy is sealed and complete.
   *
   * @return its manifest
   * @throws TreeException when it must not be used
   */
  public Manifest requireWhole() {
    return staging
        .manifest()
        .filter(this::canComplete)
        .orElseThrow(
            () ->
                new TreeException(
                    "put the new memory in place in " + root.folder(),
                    "its staging copy has changed or is gone",
                    "run again"));
  }

  /** Whether all files of the manifest exist, in the staging copy or already in place. */
  public boolean canComplete(Manifest manifest) {
    Outputs staged = Outputs.in(staging.memory());
    Outputs placed = Outputs.in(root);
    Outputs registry = manifest.outputs().registry();
    Outputs skills = manifest.outputs().skills();
    return (registry.equals(staged.registry()) || registry.equals(placed.registry()))
        && (skills.isEmpty() || skills.equals(staged.skills()) || skills.equals(placed.skills()));
  }
}
