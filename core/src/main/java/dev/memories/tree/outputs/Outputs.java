package dev.memories.tree.outputs;

import dev.memories.text.PlainFile;
import dev.memories.text.Sha256;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The outputs of a consolidation, {@code MEMORY.md} and the files under {@code skills/}, as hashes.
 *
 * @param files by path relative to the memory root, with {@code /}: the lower-case hex SHA-256 of
 *     the bytes, or of the target of a link
 */
public record Outputs(SortedMap<String, String> files) {
  private static final String SKILLS = "skills/";

  public Outputs {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  public Outputs(Map<String, String> files) {
    this(new TreeMap<>(files));
  }

  /** Hashes the outputs in a memory root or in a folder of its history. */
  public static Outputs in(MemoryRoot root) {
    root.requireNoLinks();
    SortedMap<String, String> files = new TreeMap<>();
    try {
      for (Path output : List.of(root.registry(), root.skills())) {
        if (Disk.exists(output)) {
          try (Stream<Path> all = Files.walk(output)) {
            for (Path file : all.filter(path -> !isFolder(path)).toList()) {
              String path = root.folder().relativize(file).toString().replace('\\', '/');
              files.put(path, Sha256.hex(content(file)));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new TreeException("read the memory tree " + root.folder(), e);
    }
    return new Outputs(files);
  }

  /** Their paths in a memory root, in order. */
  public List<Path> under(Path folder) {
    return files.keySet().stream().map(folder::resolve).toList();
  }

  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** The paths of files that were added, removed or modified since the other, in order. */
  public List<String> changedFrom(Outputs other) {
    TreeSet<String> changed = new TreeSet<>(files.keySet());
    changed.addAll(other.files.keySet());
    changed.removeIf(path -> Objects.equals(files.get(path), other.files.get(path)));
    return List.copyOf(changed);
  }

  Outputs skills() {
    return new Outputs(files.tailMap(SKILLS).headMap(SKILLS + Character.MAX_VALUE));
  }

  Outputs registry() {
    SortedMap<String, String> rest = new TreeMap<>(files);
    rest.keySet().removeIf(path -> path.startsWith(SKILLS));
    return new Outputs(rest);
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static byte[] content(Path file) throws IOException {
    return Files.isSymbolicLink(file)
        ? Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8)
        : PlainFile.bytes(file);
  }
}
