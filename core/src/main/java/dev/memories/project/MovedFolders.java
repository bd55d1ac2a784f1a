package dev.memories.project;

import dev.memories.session.Project;
import dev.memories.text.StoredPath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the folder to which the folder of a project was moved (docs/spec/product.md 3.14.11).
 *
 * <p>It holds the repository that the sessions of the project worked in: it knows the commit that
 * they recorded, so it has the same first commit, and it has the same remote address. Looked at are
 * known folders, and those beside the one that is gone. Nothing is moved.
 */
public final class MovedFolders {
  /** How many folders are looked at: git is asked about each. */
  private static final int MAX_FOLDERS = 60;

  /**
   * The state of a repository that a session recorded.
   *
   * @param commit its id, which is not trusted
   * @param originUrl the remote address; null when none was recorded
   */
  public record Recorded(String commit, @Nullable String originUrl) {}

  /** Asks git. */
  @FunctionalInterface
  public interface Repositories {
    /** Whether the repository in a folder has the commit and the remote address. */
    boolean has(Path folder, Recorded recorded);
  }

  private final Collection<Path> known;
  private final Repositories repositories;

  /**
   * @param known folders of projects and sessions, also of those that are gone
   */
  public MovedFolders(Collection<Path> known, Repositories repositories) {
    this.known = List.copyOf(known);
    this.repositories = repositories;
  }

  /**
   * The only folder with the repository of a project whose folder is gone.
   *
   * @param recorded what its sessions recorded, the newest first
   * @return empty when there is none, or more than one
   */
  public Optional<Path> of(Project gone, List<Recorded> recorded) {
    Path folder = StoredPath.of(gone.cwd());
    if (recorded.isEmpty() || !folder.isAbsolute() || Files.isDirectory(folder)) {
      return Optional.empty();
    }
    Path top = top(folder);
    List<Path> found = new ArrayList<>();
    for (Path candidate : candidates(top)) {
      Path there = candidate.resolve(top.relativize(folder).toString()).normalize();
      if (Files.isDirectory(there, LinkOption.NOFOLLOW_LINKS)
          && recorded.stream().anyMatch(each -> repositories.has(candidate, each))) {
        found.add(there);
      }
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** The outermost known folder around the one that is gone, and gone itself. */
  private Path top(Path gone) {
    Path top = gone;
    for (Path folder : known) {
      if (top.startsWith(folder) && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        top = folder;
      }
    }
    return top;
  }

  private Set<Path> candidates(Path gone) {
    Set<Path> candidates = new LinkedHashSet<>();
    known.forEach(folder -> add(folder, candidates));
    Path parent = gone.getParent();
    if (parent != null && Files.isDirectory(parent)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
        for (Path folder : folders) {
          add(folder, candidates);
        }
      } catch (IOException _) {
        // Then only known folders are looked at.
      }
    }
    return candidates;
  }

  /** Main working trees alone: a linked worktree belongs to one of them. */
  private static void add(Path folder, Set<Path> candidates) {
    if (candidates.size() < MAX_FOLDERS
        && folder.isAbsolute()
        && !Files.isSymbolicLink(folder)
        && Files.isDirectory(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
      candidates.add(folder);
    }
  }
}
