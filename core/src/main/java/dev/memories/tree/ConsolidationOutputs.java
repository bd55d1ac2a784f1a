package dev.memories.tree;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What phase 2 writes into a memory root, as opposed to phase 1's files. */
public final class ConsolidationOutputs {
  private ConsolidationOutputs() {}

  /**
   * Removes {@code MEMORY.md}, {@code consolidated.md} and {@code skills/} (reference.md 1k 10).
   * Links are removed, never followed.
   *
   * @return what could not be removed, to be warned of: the rest is gone all the same
   */
  public static List<Path> wipe(MemoryRoot root) {
    List<Path> left = new ArrayList<>();
    for (Path file : List.of(root.registry(), root.legacyConsolidated())) {
      // A folder of that name is not what we wrote.
      if (isFolder(file) || !delete(file)) {
        left.add(file);
      }
    }
    if (!deleteSkills(root.skills())) {
      left.add(root.skills());
    }
    return left;
  }

  private static boolean deleteSkills(Path skills) {
    if (Files.isSymbolicLink(skills)) {
      return delete(skills);
    }
    return isFolder(skills) ? deleteTree(skills) : !Files.exists(skills);
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean delete(Path path) {
    try {
      Files.deleteIfExists(path);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean deleteTree(Path folder) {
    try {
      Files.walkFileTree(folder, new Removal());
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
