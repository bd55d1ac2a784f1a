package dev.memories.project;

import dev.memories.session.Project;
import dev.memories.text.StoredPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the main working tree of linked worktrees that were removed.
 *
 * <p>Three things tell: what the repositories of known projects still list; a place that agents use
 * for worktrees inside a repository; and a place outside of it, whose path has the last name of
 * exactly one known project with the same remote address.
 */
public final class GoneWorktrees {
  /** A project, and a remote address of its repository that a session recorded. */
  public record Repository(Project project, @Nullable String originUrl) {}

  /** Names of folders in which agents and people put worktrees. */
  private static final Set<String> PLACES = Set.of("worktrees", ".worktrees");

  /** Such folders inside a repository. */
  private static final List<Path> PLACES_INSIDE =
      List.of(Path.of(".claude", "worktrees"), Path.of(".worktrees"));

  private final ProjectLocator locator;
  private final Collection<Repository> known;
  private final Map<Path, LinkedWorktree> listed = new HashMap<>();

  public GoneWorktrees(ProjectLocator locator, Collection<Repository> known) {
    this.locator = locator;
    this.known = List.copyOf(known);
    Set<Path> folders = new TreeSet<>();
    known.forEach(repository -> folders.add(StoredPath.of(repository.project().cwd())));
    for (Path folder : folders) {
      if (folder.isAbsolute() && Files.isDirectory(folder)) {
        LinkedWorktree.ofRepository(folder)
            .forEach(worktree -> listed.putIfAbsent(worktree.top(), worktree));
      }
    }
  }

  /**
   * The project of a session whose folder is gone.
   *
   * @param originUrl the remote address that the session recorded
   * @return empty when nothing tells that the folder was in a linked worktree
   */
  public Optional<LocatedProject> locate(String cwd, @Nullable String originUrl) {
    Path folder = StoredPath.of(locator.spelling(cwd));
    if (!locator.joinsWorktrees() || !folder.isAbsolute()) {
      return Optional.empty();
    }
    return byList(folder)
        .or(() -> inside(folder))
        .or(() -> outside(folder, originUrl))
        .map(worktree -> locator.locateGone(folder, worktree));
  }

  private Optional<LinkedWorktree> byList(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      LinkedWorktree worktree = listed.get(at);
      if (worktree != null) {
        return Optional.of(worktree);
      }
    }
    return Optional.empty();
  }

  /**
   * {@code REPOSITORY/.claude/worktrees/NAME}, if the repository is there or is a known project.
   */
  private Optional<LinkedWorktree> inside(Path folder) {
    for (Path top = folder; top != null; top = top.getParent()) {
      for (Path place : PLACES_INSIDE) {
        Path repository = above(top.getParent(), place);
        if (repository != null && isRepository(repository)) {
          return Optional.of(new LinkedWorktree(top, repository));
        }
      }
    }
    return Optional.empty();
  }

  /** The folder that holds the place; null when the path is not that place. */
  private static @Nullable Path above(@Nullable Path path, Path place) {
    Path at = path;
    if (at == null || !at.endsWith(place)) {
      return null;
    }
    for (int i = 0; i < place.getNameCount() && at != null; i++) {
      at = at.getParent();
    }
    return at;
  }

  private boolean isRepository(Path folder) {
    return Files.exists(folder.resolve(".git"))
        || known.stream()
            .anyMatch(
                repository ->
                    repository.project().cwd().equals(folder.toString())
                        && repository.originUrl() != null);
  }

  /** {@code ~/.codex/worktrees/ID/NAME}, and {@code ~/.cursor/worktrees/NAME/ID}. */
  private Optional<LinkedWorktree> outside(Path folder, @Nullable String originUrl) {
    if (originUrl == null || originUrl.isEmpty()) {
      return Optional.empty();
    }
    for (int i = 0; i + 2 < folder.getNameCount(); i++) {
      if (PLACES.contains(folder.getName(i).toString())) {
        Path top = folder.getRoot().resolve(folder.subpath(0, i + 3));
        Set<String> names =
            Set.copyOf(List.of(folder.getName(i + 1).toString(), folder.getName(i + 2).toString()));
        List<Path> mains = mains(names, originUrl, top);
        return mains.size() == 1
            ? Optional.of(new LinkedWorktree(top, mains.getFirst()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private List<Path> mains(Set<String> names, String originUrl, Path top) {
    Set<Path> mains = new TreeSet<>();
    for (Repository repository : known) {
      Path folder = StoredPath.of(repository.project().cwd());
      if (originUrl.equals(repository.originUrl())
          && names.contains(String.valueOf(folder.getFileName()))
          && !isInPlace(folder)) {
        mains.add(folder);
      }
    }
    mains.remove(top);
    return new ArrayList<>(mains);
  }

  private static boolean isInPlace(Path folder) {
    for (Path name : folder) {
      if (PLACES.contains(name.toString())) {
        return true;
      }
    }
    return false;
  }
}
