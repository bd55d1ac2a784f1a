package dev.memories.cli.command.agent;

import dev.memories.cli.memory.Homes;
import dev.memories.folder.ProjectFolder;
import dev.memories.recall.ChangedFiles;
import dev.memories.recall.ImportedBullets;
import dev.memories.recall.MemoryBullet;
import dev.memories.recall.OtherBranches;
import dev.memories.recall.ParentPreferences;
import dev.memories.recall.Recall;
import dev.memories.recall.RecallHint;
import dev.memories.recall.RegistryBullets;
import dev.memories.recall.StaleCheck;
import dev.memories.recall.UsageCounts;
import dev.memories.session.Project;
import dev.memories.text.Utf8Budget;
import dev.memories.tree.MemoriesHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The memories that an agent in a project may be given: first the project's own, then what its team
 * keeps in the repository, then the preferences of the project around a package, then the user's,
 * and last what was imported.
 */
record MemorySources(
    Project project,
    ProjectFolder folder,
    ChangedFiles changes,
    OtherBranches branches,
    UsageCounts usage,
    List<MemoryBullet> own,
    List<MemoryBullet> team,
    @Nullable ParentPreferences parent,
    List<MemoryBullet> user,
    List<ImportedBullets> imported) {
  /** The team's memory, in the project's folder. */
  static final String TEAM_FILE = ".memories/MEMORY.md";

  /**
   * Reads a few files and nothing else: no lock, no database, because an agent waits for it.
   *
   * @param cwd where the agent works; it may be a linked worktree of the project
   */
  static MemorySources of(Homes homes, Project project, Path cwd) {
    MemoriesHome home = homes.memoriesHome();
    ProjectFolder folder = ProjectFolder.of(project);
    return new MemorySources(
        project,
        folder,
        new ChangedFiles(home.root(project), folder),
        new OtherBranches(home.root(project), cwd),
        UsageCounts.read(home.root(project)),
        ProjectContext.of(home, project).all(),
        RegistryBullets.of(folder.read(TEAM_FILE).orElse("")),
        parent(homes, project),
        ProjectContext.of(home, Project.USER).all(),
        imported(home, project));
  }

  private static @Nullable ParentPreferences parent(Homes homes, Project project) {
    Project parent = homes.locator().parentOf(project).orElse(null);
    return parent == null ? null : ParentPreferences.of(homes.memoriesHome(), project, parent);
  }

  private static List<ImportedBullets> imported(MemoriesHome home, Project project) {
    List<ImportedBullets> imported = new ArrayList<>(ImportedBullets.of(home, project));
    if (!project.equals(Project.USER)) {
      imported.addAll(ImportedBullets.of(home, Project.USER));
    }
    return imported;
  }

  /**
   * The bullets that serve now, of each memory the most important first.
   *
   * @param maxBytes the room for all their lines, in bytes of UTF-8; each is given whole or not
   * @param isKnown whether the agent has a bullet, by id
   */
  ProjectContext choose(RecallHint hint, int maxBytes, Predicate<String> isKnown) {
    StaleCheck check = new StaleCheck(folder);
    Chosen chosen = new Chosen(maxBytes, isKnown);
    for (List<MemoryBullet> source : List.of(own, team)) {
      for (MemoryBullet bullet : new Recall(source, usage).choose(hint)) {
        chosen.add(bullet, fits -> checked(fits, check));
      }
    }
    // What the parent's memory names is relative to its folder.
    if (parent != null) {
      String cwd = parent.parent().cwd();
      for (MemoryBullet bullet : new Recall(parent.bullets(), UsageCounts.NONE).choose(hint)) {
        chosen.add(bullet, fits -> GivenBullet.ofParent(fits, cwd));
      }
    }
    // What the user's memory names may be of another project.
    for (MemoryBullet bullet : new Recall(user, UsageCounts.NONE).choose(hint)) {
      chosen.add(bullet, GivenBullet::unchecked);
    }
    for (ImportedBullets source : imported) {
      for (MemoryBullet bullet : new Recall(source.bullets(), UsageCounts.NONE).choose(hint)) {
        chosen.add(bullet, fits -> GivenBullet.imported(fits, source.label()));
      }
    }
    return new ProjectContext(project, chosen.bullets);
  }

  private GivenBullet checked(MemoryBullet bullet, StaleCheck check) {
    return new GivenBullet(
        bullet,
        check.missing(bullet).orElse(null),
        changes.of(bullet).orElse(null),
        branches.of(bullet).orElse(null),
        null,
        null);
  }

  /** The bullets that fit, each once. Only these are checked against the project's files. */
  private static final class Chosen {
    private final List<GivenBullet> bullets = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Predicate<String> isKnown;
    private long left;

    Chosen(long maxBytes, Predicate<String> isKnown) {
      this.left = maxBytes;
      this.isKnown = isKnown;
    }

    void add(MemoryBullet bullet, Function<MemoryBullet, GivenBullet> check) {
      if (Utf8Budget.length(GivenBullet.unchecked(bullet).line()) > left
          || isKnown.test(bullet.id())
          || ids.contains(bullet.id())) {
        return;
      }
      GivenBullet checked = check.apply(bullet);
      long size = Utf8Budget.length(checked.line());
      if (size <= left) {
        ids.add(bullet.id());
        bullets.add(checked);
        left -= size;
      }
    }
  }
}
