package dev.memories.tree.outputs;

import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Puts the outputs of a sealed staging copy in the place of a memory root's.
 *
 * <p>May be begun anew after a crash at any point: each step looks whether it has been done.
 */
public final class OutputsSwap {
  private final MemoryRoot root;
  private final Staging staging;
  private final Disk disk;

  public OutputsSwap(MemoryRoot root, Staging staging, Disk disk) {
    this.root = root;
    this.staging = staging;
    this.disk = disk;
  }

  /** Skills by two renames, {@code MEMORY.md} by one. */
  public void complete(Manifest manifest) {
    MemoryRoot staged = staging.memory();
    try {
      boolean skillsWait = Disk.exists(staged.skills());
      boolean noSkillsToCome = manifest.outputs().skills().isEmpty();
      if ((skillsWait || noSkillsToCome) && Disk.exists(root.skills())) {
        setAside(root.skills());
      }
      if (skillsWait && !noSkillsToCome) {
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
   * Passes when the staging copy is sealed and whole.
   *
   * @return what it holds
   * @throws TreeException when it must not be put in place
   */
  public Manifest requireWhole() {
    return staging
        .manifest()
        .filter(this::canComplete)
        .orElseThrow(
            () ->
                new TreeException(
                    "put the new memory in place in " + root.folder(),
                    "what was staged for it has changed or is gone",
                    "run again"));
  }

  /** Whether all that the manifest promises is there, in the staging copy or already in place. */
  public boolean canComplete(Manifest manifest) {
    Outputs staged = Outputs.in(staging.memory());
    Outputs placed = Outputs.in(root);
    Outputs registry = manifest.outputs().registry();
    Outputs skills = manifest.outputs().skills();
    return (registry.equals(staged.registry()) || registry.equals(placed.registry()))
        && (skills.isEmpty() || skills.equals(staged.skills()) || skills.equals(placed.skills()));
  }
}
