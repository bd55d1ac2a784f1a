package dev.memories.tree.archive;

import dev.memories.tree.Disk;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.PrivateFiles;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The folder {@code imports} of a project, beside its memory root: a folder for each import. */
public final class ImportFolder {
  /** An import that is being written, or a leftover of one. */
  private static final String INCOMING = ".incoming";

  private final MemoryRoot root;
  private final Disk disk;

  public ImportFolder(MemoryRoot root, Disk disk) {
    root.requireNoLinks();
    this.root = root;
    this.disk = disk;
  }

  /** All that was imported into a project, and into those merged with it, oldest first. */
  public static List<ImportedMemory> all(MemoryRoot root) {
    List<ImportedMemory> imports = new ArrayList<>(of(root));
    Path merged = root.folder().resolveSibling("merged");
    if (Files.isDirectory(merged, LinkOption.NOFOLLOW_LINKS)) {
      new MemoriesHome(merged).roots().forEach(below -> imports.addAll(all(below)));
    }
    return imports;
  }

  /** What was imported into this project alone. */
  public static List<ImportedMemory> of(MemoryRoot root) {
    Path folder = root.imports();
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    List<ImportedMemory> imports = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, "[0-9a-f]*")) {
      for (Path each : folders) {
        if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
          ImportedMemory.read(each).ifPresent(imports::add);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException _) {
      return List.of();
    } catch (IOException e) {
      throw new TreeException("read " + folder, e);
    }
    imports.sort(new Oldest());
    return imports;
  }

  /** Comparators built with {@code comparing} are slow to start, and an agent waits. */
  private static final class Oldest implements Comparator<ImportedMemory> {
    @Override
    public int compare(ImportedMemory a, ImportedMemory b) {
      int byTime = a.importedAt().compareTo(b.importedAt());
      return byTime == 0 ? a.id().compareTo(b.id()) : byTime;
    }
  }

  /** The folder of an import, which need not exist. */
  public MemoryRoot folder(String id) {
    return new MemoryRoot(root.imports().resolve(id));
  }

  /**
   * Writes an import. A crash leaves all of it or nothing.
   *
   * @param prepare changes the files before they are in place
   */
  public void add(ImportedMemory memory, Map<String, String> files, Consumer<MemoryRoot> prepare) {
    Path target = memory.root().folder();
    Path incoming = target.resolveSibling(INCOMING);
    try {
      disk.delete(incoming);
      PrivateFiles.createFolders(incoming);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = incoming.resolve(file.getKey());
        PrivateFiles.createFolders(Objects.requireNonNull(path.getParent()));
        disk.write(path, file.getValue());
      }
      disk.write(incoming.resolve(ImportedMemory.ORIGIN), memory.origin());
      prepare.accept(new MemoryRoot(incoming));
      disk.move(incoming, target);
    } catch (IOException e) {
      throw new TreeException("write " + target, e);
    }
  }

  /** Removes an import; an absent one is fine. Without its origin, which goes first, it is none. */
  public void remove(ImportedMemory memory) {
    try {
      disk.delete(memory.root().folder().resolve(ImportedMemory.ORIGIN));
      disk.delete(memory.root().folder());
    } catch (IOException e) {
      throw new TreeException("remove " + memory.root().folder(), e);
    }
  }
}
