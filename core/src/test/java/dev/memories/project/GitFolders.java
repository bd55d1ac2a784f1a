package dev.memories.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Repositories and linked worktrees, as git lays out their files. */
public final class GitFolders {
  private GitFolders() {}

  /** A repository with a main working tree. */
  public static Path repository(Path top) throws IOException {
    Files.createDirectories(top.resolve(".git"));
    Files.writeString(top.resolve(".git/HEAD"), "ref: refs/heads/main\n");
    return top;
  }

  /** A linked worktree of the repository with this common directory. */
  public static Path worktree(Path common, Path top) throws IOException {
    Path admin = Files.createDirectories(common.resolve("worktrees").resolve(top.getFileName()));
    Files.createDirectories(top);
    Files.writeString(top.resolve(".git"), "gitdir: " + admin + "\n");
    Files.writeString(admin.resolve("commondir"), "../..\n");
    Files.writeString(admin.resolve("gitdir"), top.resolve(".git") + "\n");
    return top;
  }
}
