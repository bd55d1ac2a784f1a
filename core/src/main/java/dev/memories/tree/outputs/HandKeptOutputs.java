package dev.memories.tree.outputs;

import dev.memories.text.PlainFile;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.PrivateFiles;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of the outputs that a person keeps: the sections {@code ## Pinned} and {@code ## Shared
 * by the team} of {@code MEMORY.md}, and each skill whose folder holds a file {@code .keep}
 * (docs/spec/product.md 3.8.9).
 *
 * <p>Only a person may pin or accept: such a section written by a consolidator is dropped.
 */
public final class HandKeptOutputs {
  /** Name of the file that marks a kept skill. */
  public static final String MARK = ".keep";

  private final MemoryRoot root;
  private final Disk disk;

  public HandKeptOutputs(MemoryRoot root, Disk disk) {
    this.root = root;
    this.disk = disk;
  }

  /** Copies them unchanged into the new outputs. */
  public void carryInto(MemoryRoot staged) {
    try {
      String made = PlainFile.text(staged.registry());
      String present = registry();
      String carried =
          SharedSection.putInto(
              PinnedSection.putInto(made, PinnedSection.of(present)), SharedSection.of(present));
      if (!carried.equals(made)) {
        disk.write(staged.registry(), carried);
      }
      for (Path skill : keptSkills()) {
        Path target = staged.skills().resolve(skill.getFileName().toString());
        PrivateFiles.createFolders(staged.skills());
        disk.delete(target);
        disk.copy(skill, target);
      }
    } catch (IOException e) {
      throw new TreeException("carry over the pinned parts of " + root.folder(), e);
    }
  }

  private String registry() throws IOException {
    return Files.isRegularFile(root.registry(), LinkOption.NOFOLLOW_LINKS)
        ? PlainFile.text(root.registry())
        : "";
  }

  private List<Path> keptSkills() throws IOException {
    List<Path> kept = new ArrayList<>();
    if (Files.isDirectory(root.skills(), LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> skills = Files.newDirectoryStream(root.skills())) {
        for (Path skill : skills) {
          if (Files.isDirectory(skill, LinkOption.NOFOLLOW_LINKS)
              && Disk.exists(skill.resolve(MARK))) {
            kept.add(skill);
          }
        }
      }
    }
    kept.sort(null);
    return kept;
  }
}
