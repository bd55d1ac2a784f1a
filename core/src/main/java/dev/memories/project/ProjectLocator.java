package dev.memories.project;

import dev.memories.session.Placement;
import dev.memories.session.Project;
import dev.memories.session.ProjectResolver;
import dev.memories.text.StoredPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which project a folder belongs to; nothing else does (docs/spec/product.md 3.14).
 *
 * <p>In this order: a project that was split from another, if the folder is that or inside of it; a
 * rule of the settings for the folder itself; for a linked worktree, the same place in the main
 * working tree, and a rule for that; for a folder inside a project with memory, that project; else
 * the folder. If the memory of the result was moved, the project that has it now.
 */
public final class ProjectLocator {
  /** Moves that lead in a circle, which files that were changed by hand may do, end here. */
  private static final int MAX_MOVES = 16;

  private final ProjectResolver resolver;
  private final ProjectRules rules;
  private final Function<Project, Optional<Project>> moved;
  private final Function<Project, Optional<Project>> split;
  private final @Nullable Subfolders subfolders;

  private ProjectLocator(
      ProjectResolver resolver,
      ProjectRules rules,
      Function<Project, Optional<Project>> moved,
      Function<Project, Optional<Project>> split,
      @Nullable Subfolders subfolders) {
    this.resolver = resolver;
    this.rules = rules;
    this.moved = moved;
    this.split = split;
    this.subfolders = subfolders;
  }

  /**
   * A locator for this system.
   *
   * @param environment may hold {@code WSL_DISTRO_NAME}
   * @param moved the project to which the memory of a project was moved
   * @param split the project from which the memory of a project was split
   */
  public static ProjectLocator of(
      Map<String, String> environment,
      ProjectRules rules,
      Function<Project, Optional<Project>> moved,
      Function<Project, Optional<Project>> split) {
    return new ProjectLocator(ProjectResolver.of(environment), rules, moved, split, null);
  }

  /**
   * The same, by which folders inside a project with memory belong to it, unless the rules say
   * otherwise.
   *
   * @param hasMemory whether a project has memory
   * @param home the user's home folder, which is no project; or null
   */
  public ProjectLocator joiningSubfolders(Predicate<Project> hasMemory, @Nullable String home) {
    return rules.joinsSubfolders()
        ? new ProjectLocator(
            resolver,
            rules,
            moved,
            split,
            new Subfolders(hasMemory, _ -> false, home == null ? null : StoredPath.of(home)))
        : this;
  }

  /**
   * The same, by which a project that is about to get memory counts as one that has some. So the
   * sessions of a first run are decided together, whatever their order.
   */
  public ProjectLocator expectingMemoryOf(Predicate<Project> getsMemory) {
    return subfolders == null
        ? this
        : new ProjectLocator(
            resolver,
            rules,
            moved,
            split,
            new Subfolders(subfolders.hasMemory(), getsMemory, subfolders.home()));
  }

  /** The folder itself as a project, without rules, worktrees and moves. */
  public Project folder(String cwd) {
    Optional<Project> existing = resolver.resolveExisting(cwd);
    return existing.isPresent() ? existing.get() : new Project(spelling(cwd));
  }

  /** The project of a folder, which need not exist. */
  public LocatedProject locate(String cwd) {
    return locateExisting(cwd).orElseGet(() -> locateGone(cwd));
  }

  /** The same; empty when the real path of the folder cannot be found. */
  public Optional<LocatedProject> locateExisting(String cwd) {
    return resolver.resolveExisting(cwd).map(folder -> followed(located(folder)));
  }

  /** The project of a folder that is gone, by its spelling alone. */
  public LocatedProject locateGone(String cwd) {
    Project folder = new Project(spelling(cwd));
    return followed(
        decided(folder).orElse(new LocatedProject(folder, new Placement(Placement.Kind.GONE, ""))));
  }

  /** The project of a place in a worktree that is gone. */
  LocatedProject locateGone(Path folder, LinkedWorktree worktree) {
    Project there = new Project(folder.toString());
    return followed(splitAround(there).orElseGet(() -> inMain(there, worktree)));
  }

  /** Whether worktrees belong to the project of their main working tree. */
  boolean joinsWorktrees() {
    return rules.joinsWorktrees();
  }

  /** The one spelling of a folder that is gone. What is left of the way to it is resolved. */
  String spelling(String cwd) {
    String spelt = FolderSpelling.of(cwd, resolver.isWsl());
    return resolver.fold(spelt.startsWith("/") ? behindLinks(StoredPath.of(spelt)) : spelt);
  }

  /** As the real path was: {@code /var} is a link to {@code /private/var} on macOS. */
  private static String behindLinks(Path gone) {
    for (Path at = gone.getParent(); at != null; at = at.getParent()) {
      // What relativize gives may lack names before "..", which may lead out of a link.
      Path rest = gone.subpath(at.getNameCount(), gone.getNameCount());
      if (rest.equals(rest.normalize()) && !rest.startsWith("..") && Files.isDirectory(at)) {
        try {
          return at.toRealPath().resolve(rest).toString();
        } catch (IOException _) {
          return gone.toString();
        }
      }
    }
    return gone.toString();
  }

  /**
   * The project around a package, whose lasting preferences hold in the package, too
   * (docs/spec/product.md 3.14.10). Empty when subfolders do not belong to projects.
   */
  public Optional<Project> parentOf(Project project) {
    return subfolders == null ? Optional.empty() : subfolders.aroundPackage(project);
  }

  /** Whether two spellings of a folder that differ only in case name the same. */
  public boolean ignoresCase(String cwd) {
    return FolderSpelling.ignoresCase(cwd);
  }

  /**
   * Without lambdas, which most commands would make anew: a rehearsal takes only one of the ways.
   */
  private LocatedProject located(Project folder) {
    Optional<LocatedProject> decided = decided(folder);
    if (decided.isPresent()) {
      return decided.get();
    }
    if (rules.joinsWorktrees()) {
      Optional<LinkedWorktree> worktree = LinkedWorktree.around(StoredPath.of(folder.cwd()));
      if (worktree.isPresent()) {
        return inMain(folder, worktree.get());
      }
    }
    Optional<Project> parent = subfolders == null ? Optional.empty() : subfolders.parentOf(folder);
    return parent.isPresent()
        ? new LocatedProject(parent.get(), new Placement(Placement.Kind.SUBFOLDER, folder.cwd()))
        : new LocatedProject(folder, Placement.FOLDER);
  }

  /** What the user has said about the folder: by splitting a project, or by a rule. */
  private Optional<LocatedProject> decided(Project folder) {
    Optional<LocatedProject> ruled = ruled(folder);
    return splitAround(folder)
        .filter(found -> ruled.isEmpty() || !isInside(ruled.get().project(), found.project()))
        .or(() -> ruled);
  }

  private static boolean isInside(Project inner, Project outer) {
    return !inner.equals(outer)
        && StoredPath.of(inner.cwd()).startsWith(StoredPath.of(outer.cwd()));
  }

  private Optional<LocatedProject> splitAround(Project folder) {
    Optional<Project> found =
        split.apply(folder).isPresent()
            ? Optional.of(folder)
            : subfolders == null
                ? Optional.empty()
                : subfolders.splitAround(folder, project -> split.apply(project).isPresent());
    return found.map(
        project ->
            new LocatedProject(
                project,
                new Placement(Placement.Kind.SPLIT, split.apply(project).orElseThrow().cwd())));
  }

  private LocatedProject inMain(Project folder, LinkedWorktree worktree) {
    Path place = StoredPath.of(folder.cwd());
    Project main = existing(worktree.inMain(place));
    return ruled(main)
        .orElseGet(
            () ->
                new LocatedProject(
                    aroundInMain(main, place, worktree).orElse(main),
                    new Placement(Placement.Kind.WORKTREE, worktree.top().toString())));
  }

  /** The project that a place in the main working tree belongs to, if it is none itself. */
  private Optional<Project> aroundInMain(Project main, Path place, LinkedWorktree worktree) {
    return subfolders == null || subfolders.hasMemory().test(main)
        ? Optional.empty()
        : Subfolders.parentIn(worktree, place).map(this::existing).filter(subfolders::remembers);
  }

  private Project existing(Path folder) {
    return resolver
        .resolveExisting(folder.toString())
        .orElse(new Project(resolver.fold(folder.toString())));
  }

  private Optional<LocatedProject> ruled(Project folder) {
    return rules.rules().stream()
        .flatMap(
            rule ->
                rule.of(folder.cwd()).stream()
                    .map(
                        project ->
                            new LocatedProject(
                                project, new Placement(Placement.Kind.RULE, rule.pattern()))))
        .findFirst();
  }

  private LocatedProject followed(LocatedProject found) {
    LocatedProject at = found;
    for (int i = 0; i < MAX_MOVES; i++) {
      Optional<Project> next = moved.apply(at.project());
      if (next.isEmpty()) {
        return at;
      }
      at = new LocatedProject(next.get(), new Placement(Placement.Kind.MOVED, at.project().cwd()));
    }
    return found;
  }
}
