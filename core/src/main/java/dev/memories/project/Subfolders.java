package dev.memories.project;

import dev.memories.session.Project;
import dev.memories.text.StoredPath;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the project that a folder inside of it belongs to (docs/spec/product.md 3.14.8).
 *
 * @param hasMemory whether a project has memory
 * @param getsMemory whether a project without memory is about to get some
 * @param home the user's home folder, which is no project even if it is a repository; or null
 */
record Subfolders(
    Predicate<Project> hasMemory, Predicate<Project> getsMemory, @Nullable Path home) {
  private static final String GIT = ".git";

  /** What makes a folder a project, or a package of one, in the eyes of a tool. */
  private static final List<String> SIGNS =
      List.of(
          GIT,
          "package.json",
          "deno.json",
          "pyproject.toml",
          "setup.py",
          "requirements.txt",
          "Cargo.toml",
          "go.mod",
          "pom.xml",
          "build.gradle",
          "build.gradle.kts",
          "build.sbt",
          "Gemfile",
          "composer.json",
          "mix.exs",
          "pubspec.yaml",
          "Package.swift",
          "Project.toml",
          "stack.yaml",
          "dune-project");

  /** No project is that deep, and each step looks at the disk. */
  private static final int MAX_DEPTH = 32;

  /**
   * The nearest project around a folder that is none itself and has no memory; else empty. A folder
   * that is only about to get memory is no project yet.
   */
  Optional<Project> parentOf(Project folder) {
    Path at = StoredPath.of(folder.cwd());
    if (at.equals(home) || isProject(at) || hasMemory.test(folder)) {
      return Optional.empty();
    }
    for (int i = 0; i < MAX_DEPTH; i++) {
      at = at.getParent();
      if (at == null || at.getParent() == null || at.equals(home)) {
        return Optional.empty();
      }
      if (isProject(at)) {
        Project parent = new Project(at.toString());
        return remembers(parent) ? Optional.of(parent) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether a project has memory or is about to get some. */
  boolean remembers(Project project) {
    return hasMemory.test(project) || getsMemory.test(project);
  }

  /**
   * The same for a place in a linked worktree, as the place of that project in the main working
   * tree, whether or not it has memory. The worktree's folders decide as long as they are there,
   * then those of the main working tree; empty when the place is in neither.
   */
  static Optional<Path> parentIn(LinkedWorktree worktree, Path folder) {
    boolean isThere = Files.isDirectory(folder);
    Path top = isThere ? worktree.top() : worktree.main();
    Path at = isThere ? folder : worktree.inMain(folder);
    if (!Files.isDirectory(at) || isProject(at)) {
      return Optional.empty();
    }
    while (!at.equals(top) && !isProject(at)) {
      at = at.getParent();
      if (at == null) {
        return Optional.empty();
      }
    }
    return Optional.of(worktree.main().resolve(top.relativize(at).toString()).normalize());
  }

  /** The nearest folder around one that was split from a project; no project lies between them. */
  Optional<Project> splitAround(Project folder, Predicate<Project> isSplit) {
    Path at = StoredPath.of(folder.cwd());
    for (int i = 0; i < MAX_DEPTH && !at.equals(home) && !isProject(at); i++) {
      at = at.getParent();
      if (at == null) {
        return Optional.empty();
      }
      Project around = new Project(at.toString());
      if (isSplit.test(around)) {
        return Optional.of(around);
      }
      if (hasMemory.test(around)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * The nearest project with memory around a package that is a project itself; empty for a
   * repository of its own, and outside of the repository around the package.
   */
  Optional<Project> aroundPackage(Project folder) {
    Path at = StoredPath.of(folder.cwd());
    if (!at.isAbsolute() || at.equals(home) || isRepository(at) || !isProject(at)) {
      return Optional.empty();
    }
    for (int i = 0; i < MAX_DEPTH; i++) {
      at = at.getParent();
      if (at == null || at.getParent() == null || at.equals(home)) {
        return Optional.empty();
      }
      if (isProject(at)) {
        Project parent = new Project(at.toString());
        if (hasMemory.test(parent)) {
          return Optional.of(parent);
        }
        if (isRepository(at)) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isRepository(Path folder) {
    return Files.exists(folder.resolve(GIT), LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isProject(Path folder) {
    for (String sign : SIGNS) {
      if (Files.exists(folder.resolve(sign), LinkOption.NOFOLLOW_LINKS)) {
        return true;
      }
    }
    return false;
  }
}
