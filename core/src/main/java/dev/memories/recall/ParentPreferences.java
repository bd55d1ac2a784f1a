package dev.memories.recall;

import dev.memories.session.Project;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.TreeReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a user has pinned and prefers in the project around a package (docs/spec/product.md
 * 3.14.10).
 *
 * @param parent the project around the package
 * @param bullets in the order of its registry, without those that are rejected in the package
 */
public record ParentPreferences(Project parent, List<MemoryBullet> bullets) {
  public ParentPreferences {
    bullets = List.copyOf(bullets);
  }

  /** Reads two files and nothing else: no lock, no database, because an agent waits for it. */
  public static ParentPreferences of(MemoriesHome home, Project project, Project parent) {
    RejectedBullets rejected = RejectedBullets.of(home.root(project));
    List<MemoryBullet> kept = new ArrayList<>();
    for (MemoryBullet bullet :
        RegistryBullets.of(new TreeReader(home.root(parent)).read("MEMORY.md").orElse(""))) {
      boolean isWish =
          bullet.topic() == MemoryTopic.PINNED || bullet.topic() == MemoryTopic.PREFERENCES;
      if (isWish && !rejected.covers(bullet)) {
        kept.add(bullet);
      }
    }
    return new ParentPreferences(parent, kept);
  }

  /** Those that the package's own registry does not say. */
  public List<MemoryBullet> besides(String registry) {
    Set<String> known = new HashSet<>();
    RegistryBullets.of(registry).forEach(bullet -> known.add(bullet.id()));
    return bullets.stream().filter(bullet -> !known.contains(bullet.id())).toList();
  }

  /**
   * A section of Markdown for the end of the package's registry; empty when the registry says all
   * of it.
   *
   * @param title the heading, on one line
   */
  public String section(String title, String registry) {
    StringBuilder lines = new StringBuilder();
    for (MemoryBullet bullet : besides(registry)) {
      lines.append("- ").append(bullet.cited()).append('\n');
    }
    return lines.isEmpty() ? "" : "## " + title + "\n" + lines;
  }
}
