package dev.memories.cli.command.agent;

import dev.memories.folder.ProjectFolder;
import dev.memories.recall.MemoryBullet;
import dev.memories.recall.Recall;
import dev.memories.recall.RecallHint;
import dev.memories.recall.RegistryBullets;
import dev.memories.recall.StaleCheck;
import dev.memories.session.Project;
import dev.memories.text.Utf8Budget;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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
        project,
        RegistryBullets.of(registry).stream()
            .map(bullet -> new GivenBullet(bullet, null))
            .toList());
  }

  /**
   * The bullets that serve now, the most important first.
   *
   * @param maxBytes the room for all their lines, in bytes of UTF-8; each is given whole or not
   * @param isKnown whether the agent has a bullet, by id
   */
  ProjectContext choose(RecallHint hint, int maxBytes, Predicate<String> isKnown) {
    StaleCheck check = new StaleCheck(ProjectFolder.of(project));
    List<GivenBullet> chosen = new ArrayList<>();
    long left = maxBytes;
    for (MemoryBullet bullet : new Recall(all()).choose(hint)) {
      if (isKnown.test(bullet.id())) {
        continue;
      }
      GivenBullet given = new GivenBullet(bullet, check.missing(bullet).orElse(null));
      long size = Utf8Budget.length(given.line());
      if (size <= left) {
        chosen.add(given);
        left -= size;
      }
    }
    return new ProjectContext(project, chosen);
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
