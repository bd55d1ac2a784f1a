package dev.memories.folder;

import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The branches of the git repository around a folder, as git's own files name them; git is not run,
 * because an agent waits.
 *
 * @param current the branch that is checked out there
 * @param admin the folder with the file HEAD: {@code .git}, or that of a linked worktree
 * @param common the folder with the references of all worktrees
 */
public record GitBranches(String current, Path admin, Path common) {
  private static final String REFERENCE = "ref: refs/heads/";
  private static final String GIT_FOLDER = "gitdir: ";
  private static final String HEADS = "refs/heads/";
  private static final int MAX_FILE_BYTES = 1024 * 1024;

  /** Branches that everything is merged into: what was learnt there holds on all. */
  private static final List<String> TRUNKS = List.of("main", "master", "trunk", "develop");

  private static final Pattern NAME =
      Pattern.compile("[\\w+@#-][\\w.+@#-]*(?:/[\\w+@#-][\\w.+@#-]*)*");

  /** The branches around a folder; empty outside of git, and where no branch is checked out. */
  public static Optional<GitBranches> around(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      Path git = at.resolve(".git");
      if (Files.exists(git, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.ofNullable(of(git));
      }
    }
    return Optional.empty();
  }

  private static @Nullable GitBranches of(Path git) {
    Path admin = Files.isDirectory(git) ? git : pointed(git, GIT_FOLDER);
    if (admin == null) {
      return null;
    }
    String head = text(admin.resolve("HEAD"));
    if (!head.startsWith(REFERENCE)) {
      return null;
    }
    Path common = pointed(admin.resolve("commondir"), "");
    return new GitBranches(
        head.substring(REFERENCE.length()), admin, common == null ? admin : common);
  }

  /**
   * Whether a branch exists whose work is not known to be here: it is neither this one nor one that
   * all are merged into, and the log of HEAD names no merge of it and not its commit.
   */
  public boolean isElsewhere(String branch) {
    if (branch.equals(current) || TRUNKS.contains(branch) || !NAME.matcher(branch).matches()) {
      return false;
    }
    String commit = commit(branch);
    if (commit.isEmpty() || commit.equals(commit(current))) {
      return false;
    }
    String log = text(admin.resolve("logs").resolve("HEAD"));
    return !log.contains(" " + commit + " ") && !log.contains("\tmerge " + branch + ":");
  }

  /** The commit of a branch; empty when there is no such branch. */
  private String commit(String branch) {
    try {
      Path file = common.resolve(HEADS).resolve(branch).normalize();
      String loose = file.startsWith(common.resolve(HEADS)) ? text(file) : "";
      return loose.isEmpty() ? packed(branch) : loose;
    } catch (InvalidPathException _) {
      return "";
    }
  }

  private String packed(String branch) {
    String end = " " + HEADS + branch;
    return text(common.resolve("packed-refs"))
        .lines()
        .filter(line -> line.endsWith(end))
        .map(line -> line.substring(0, line.length() - end.length()))
        .findFirst()
        .orElse("");
  }

  private static @Nullable Path pointed(Path file, String prefix) {
    String text = text(file);
    Path folder = file.getParent();
    try {
      return folder != null && text.startsWith(prefix) && text.length() > prefix.length()
          ? folder.resolve(text.substring(prefix.length())).normalize()
          : null;
    } catch (InvalidPathException _) {
      return null;
    }
  }

  /** A small file without white space around it; empty when it cannot be read. */
  private static String text(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= MAX_FILE_BYTES
          ? PlainFile.lenientText(file).strip()
          : "";
    } catch (IOException _) {
      return "";
    }
  }
}
