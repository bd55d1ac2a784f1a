package dev.memories.project;

import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A linked worktree of a git repository, as git's own files describe it; git is not run.
 *
 * <p>The top folder of a linked worktree has a file {@code .git} with a line {@code gitdir: ADMIN}.
 * ADMIN is {@code worktrees/NAME} in the repository's common directory, which {@code
 * ADMIN/commondir} names; {@code ADMIN/gitdir} names the file {@code .git}.
 *
 * @param top the top folder of the worktree, which need not exist
 * @param main the top folder of the main working tree; of a bare repository, its own folder
 */
public record LinkedWorktree(Path top, Path main) {
  private static final String GIT = ".git";
  private static final String POINTER = "gitdir: ";

  /** Longer than any path that an operating system allows. */
  private static final long MAX_FILE_BYTES = 16 * 1024;

  /** The same place in the main working tree as a folder has in the worktree. */
  Path inMain(Path folder) {
    return main.resolve(top.relativize(folder).toString()).normalize();
  }

  /**
   * The linked worktree around a folder.
   *
   * @param folder a real path
   * @return empty in a main working tree, in a submodule, outside of git, and where the files of
   *     git do not agree
   */
  static Optional<LinkedWorktree> around(Path folder) {
    return entry(folder)
        .filter(git -> Files.isRegularFile(git, LinkOption.NOFOLLOW_LINKS))
        .flatMap(LinkedWorktree::read);
  }

  /** The linked worktrees of the repository around a folder, also those that are gone. */
  static List<LinkedWorktree> ofRepository(Path folder) {
    Optional<Path> common =
        entry(folder)
            .filter(git -> Files.isDirectory(git))
            .or(() -> around(folder).map(LinkedWorktree::main).map(main -> main.resolve(GIT)));
    List<LinkedWorktree> worktrees = new ArrayList<>();
    if (common.isEmpty()) {
      return worktrees;
    }
    try (DirectoryStream<Path> admins =
        Files.newDirectoryStream(common.get().resolve("worktrees"))) {
      for (Path admin : admins) {
        Path git = named(admin, admin.resolve("gitdir"), "");
        Path top = git == null ? null : git.getParent();
        Path main = common.get().getParent();
        if (top != null && main != null) {
          worktrees.add(new LinkedWorktree(top, main));
        }
      }
    } catch (IOException noWorktrees) {
      return worktrees;
    }
    return worktrees;
  }

  /** The nearest {@code .git}, in a folder or above it. */
  private static Optional<Path> entry(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      Path git = at.resolve(GIT);
      if (Files.exists(git, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(git);
      }
    }
    return Optional.empty();
  }

  private static Optional<LinkedWorktree> read(Path git) {
    try {
      Path top = git.getParent();
      Path admin = top == null ? null : named(top, git, POINTER);
      Path commonPath = admin == null ? null : named(admin, admin.resolve("commondir"), "");
      Path back = admin == null ? null : named(admin, admin.resolve("gitdir"), "");
      if (top == null || admin == null || commonPath == null || back == null) {
        return Optional.empty();
      }
      Path common = commonPath.toRealPath();
      boolean isListed = common.resolve("worktrees").equals(admin.toRealPath().getParent());
      // A copied folder, or a file from elsewhere, must not reach the memory of another project.
      return isListed && back.toRealPath().equals(git.toRealPath())
          ? Optional.ofNullable(mainOf(common)).map(main -> new LinkedWorktree(top, main))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static @Nullable Path mainOf(Path common) throws IOException {
    String name = String.valueOf(common.getFileName());
    if (name.equals(GIT)) {
      return common.getParent();
    }
    Path elsewhere = configuredWorktree(common);
    if (elsewhere != null) {
      return elsewhere;
    }
    return name.startsWith(".") ? common.getParent() : common;
  }

  /** The working tree that the repository of a submodule names. */
  private static @Nullable Path configuredWorktree(Path common) throws IOException {
    Path config = common.resolve("config");
    if (!isSmall(config)) {
      return null;
    }
    boolean inCore = false;
    for (String line : PlainFile.lenientText(config).lines().map(String::strip).toList()) {
      if (line.startsWith("[")) {
        inCore = line.equalsIgnoreCase("[core]");
      } else if (inCore && line.startsWith("worktree") && line.indexOf('=') > 0) {
        Path folder = resolved(common, line.substring(line.indexOf('=') + 1).strip());
        return folder != null && Files.isDirectory(folder) ? folder.toRealPath() : null;
      }
    }
    return null;
  }

  /** The path in the only line of a file, behind a prefix. */
  private static @Nullable Path named(Path base, Path file, String prefix) {
    try {
      String text = isSmall(file) ? PlainFile.lenientText(file).strip() : "";
      return text.startsWith(prefix) && text.length() > prefix.length()
          ? resolved(base, text.substring(prefix.length()).strip())
          : null;
    } catch (IOException _) {
      return null;
    }
  }

  private static boolean isSmall(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) <= MAX_FILE_BYTES;
  }

  private static @Nullable Path resolved(Path base, String path) {
    try {
      return base.resolve(path).normalize();
    } catch (InvalidPathException _) {
      return null;
    }
  }
}
