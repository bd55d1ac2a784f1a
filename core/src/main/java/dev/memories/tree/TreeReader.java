package dev.memories.tree;

import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the files of a memory tree for display; never leaves the tree. */
public final class TreeReader {
  private final Path root;

  public TreeReader(MemoryRoot root) {
    root.requireNoLinks();
    this.root = root.folder();
  }

  /** Paths of all files, relative to the root, in order; links are left out. */
  public List<String> files() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new TreeException("list the memory tree " + root, e);
    }
  }

  /** Total size of all files, in bytes. */
  public long sizeBytes() {
    return files().stream().mapToLong(name -> root.resolve(name).toFile().length()).sum();
  }

  /** Whether a path relative to the root stays inside the tree when links are followed. */
  public boolean isInside(String name) {
    Path file = root.resolve(name).normalize();
    try {
      return file.startsWith(root)
          && (!Files.exists(file) || file.toRealPath().startsWith(root.toRealPath()));
    } catch (IOException e) {
      throw new TreeException("look for " + file, e);
    }
  }

  /** Text of a file, UTF-8 with malformed bytes replaced; empty when there is no such file. */
  public Optional<String> read(String name) {
    Path file = root.resolve(name).normalize();
    if (!isInside(name) || Files.isDirectory(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(PlainFile.lenientText(file));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new TreeException("read " + file, e);
    }
  }
}
