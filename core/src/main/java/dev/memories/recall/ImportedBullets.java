package dev.memories.recall;

import dev.memories.session.Project;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeReader;
import dev.memories.tree.archive.ImportFolder;
import dev.memories.tree.archive.ImportedMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * The bullets of one import that the user has not rejected.
 *
 * @param memory where they come from
 */
public record ImportedBullets(ImportedMemory memory, List<MemoryBullet> bullets) {
  public ImportedBullets {
    bullets = List.copyOf(bullets);
  }

  /**
   * Those of a project, an import each. Most projects have none, and only a folder is looked for.
   */
  public static List<ImportedBullets> of(MemoriesHome home, Project project) {
    MemoryRoot root = home.root(project);
    List<ImportedMemory> imports = ImportFolder.all(root);
    if (imports.isEmpty()) {
      return List.of();
    }
    RejectedBullets rejected = RejectedBullets.of(root);
    List<ImportedBullets> all = new ArrayList<>();
    for (ImportedMemory memory : imports) {
      List<MemoryBullet> kept = new ArrayList<>();
      for (MemoryBullet bullet :
          RegistryBullets.of(new TreeReader(memory.root()).read("MEMORY.md").orElse(""))) {
        if (!rejected.covers(bullet)) {
          kept.add(bullet);
        }
      }
      all.add(new ImportedBullets(memory, kept));
    }
    return all;
  }

  /** Where they come from, in a few words for an agent. */
  public String label() {
    return memory.label();
  }
}
