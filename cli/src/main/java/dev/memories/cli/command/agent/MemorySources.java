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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The memories that an agent in a project may be given: first the project's own, then what its team
 * keeps in the repository, then the user's.
 */
record MemorySources(
    Project project,
    ProjectFolder folder,
    List<MemoryBullet> own,
    List<MemoryBullet> team,
    List<MemoryBullet> user) {
  /** The team's memory, in the project's folder. */
  static final String TEAM_FILE = ".memories/MEMORY.md";

  /** Reads three files and nothing else: no lock, no database, because an agent waits for it. */
  static MemorySources of(MemoriesHome home, Project project) {
    ProjectFolder folder = ProjectFolder.of(project);
    return new MemorySources(
        project,
        folder,
        ProjectContext.of(home, project).all(),
        RegistryBullets.of(folder.read(TEAM_FILE).orElse("")),
        ProjectContext.of(home, Project.USER).all());
  }

  /**
   * The bullets that serve now, of each memory the most important first.
   *
   * @param maxBytes the room for all their lines, in bytes of UTF-8; each is given whole or not
   * @param isKnown whether the agent has a bullet, by id
   */
  ProjectContext choose(RecallHint hint, int maxBytes, Predicate<String> isKnown) {
    StaleCheck check = new StaleCheck(folder);
    List<GivenBullet> candidates = new ArrayList<>();
    for (List<MemoryBullet> source : List.of(own, team)) {
      for (MemoryBullet bullet : new Recall(source).choose(hint)) {
        candidates.add(new GivenBullet(bullet, check.missing(bullet).orElse(null)));
      }
    }
    // What the user's memory names may be of another project.
    for (MemoryBullet bullet : new Recall(user).choose(hint)) {
      candidates.add(new GivenBullet(bullet, null));
    }
    return new ProjectContext(project, fitting(candidates, maxBytes, isKnown));
  }

  private static List<GivenBullet> fitting(
      List<GivenBullet> candidates, long maxBytes, Predicate<String> isKnown) {
    List<GivenBullet> chosen = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    long left = maxBytes;
    for (GivenBullet bullet : candidates) {
      long size = Utf8Budget.length(bullet.line());
      if (size <= left && !isKnown.test(bullet.id()) && ids.add(bullet.id())) {
        chosen.add(bullet);
        left -= size;
      }
    }
    return chosen;
  }
}
