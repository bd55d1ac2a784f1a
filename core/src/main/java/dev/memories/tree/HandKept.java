package dev.memories.tree;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person wrote into the outputs to stay there: the section {@code ## Pinned} of {@code
 * MEMORY.md}, and each skill whose folder holds a file {@code .keep} (product.md 3, "Hand edits").
 */
public final class HandKept {
  private final MemoryRoot root;
  private final Disk disk;

  public HandKept(MemoryRoot root, Disk disk) {
    this.root = root;
    this.disk = disk;
  }

  /** Carries both over into the outputs that will take their place, word for word. */
  public void carryInto(MemoryRoot staged) {
    try {
      if (isPlainFile(root.registry())) {
        String pinned = PinnedSection.of(Files.readString(root.registry()));
        String made = Files.readString(staged.registry());
        String carried = PinnedSection.putInto(made, pinned);
        if (!carried.equals(made)) {
          disk.write(staged.registry(), carried);
        }
      }
      for (Path skill : keptSkills()) {
        Path target = staged.skills().resolve(skill.getFileName().toString());
        PrivateFiles.createFolders(staged.skills());
        disk.delete(target);
        disk.copy(skill, target);
      }
    } catch (IOException e) {
      throw new TreeException("carry over what is pinned in " + root.folder(), e);
    }
  }

  private List<Path> keptSkills() throws IOException {
    List<Path> kept = new ArrayList<>();
    if (Files.isDirectory(root.skills(), LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> skills = Files.newDirectoryStream(root.skills())) {
        for (Path skill : skills) {
          if (Files.isDirectory(skill, LinkOption.NOFOLLOW_LINKS)
              && Disk.exists(skill.resolve(".keep"))) {
            kept.add(skill);
          }
        }
      }
    }
    kept.sort(null);
    return kept;
  }

  private static boolean isPlainFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
