package dev.memories.cli.command.agent;

import dev.memories.recall.MemoryBullet;
import dev.memories.recall.RegistryBullets;
import dev.memories.session.Project;
import dev.memories.text.Utf8Budget;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeReader;
import java.util.List;
import java.util.stream.Collectors;

/** Bullets of one project's registry, as an agent gets them. */
record ProjectContext(Project project, List<GivenBullet> bullets) {
  ProjectContext {
    bullets = List.copyOf(bullets);
  }

  /**
   * All bullets of a project, in the order of its registry; none when it has no memory. Reads the
   * file alone: no lock, no database, no repair, because an agent waits for it.
   */
  static ProjectContext of(MemoriesHome home, Project project) {
    MemoryRoot root = home.root(project);
    String registry = new TreeReader(root).read("MEMORY.md").orElse("");
    return new ProjectContext(
        project, RegistryBullets.of(registry).stream().map(GivenBullet::unchecked).toList());
  }

  List<MemoryBullet> all() {
    return bullets.stream().map(GivenBullet::bullet).toList();
  }

  /** One bullet a line. */
  String text() {
    return bullets.stream().map(GivenBullet::line).collect(Collectors.joining());
  }

  long bytes() {
    return Utf8Budget.length(text());
  }
}
