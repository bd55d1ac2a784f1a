package dev.memories.tree.outputs;

import dev.memories.tree.Disk;
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
import java.util.Optional;

/**
 * The earlier outputs of a project: one folder per version beside the memory root, each with a
 * {@code manifest.json} (docs/spec/product.md 3.8.6).
 *
 * <p>A version is added, under its own name, when another replaces it. Adding it again after a
 * crash gives the same folder.
 */
public final class History {
  /** How many versions are kept by default. */
  public static final int KEEP = 20;

  private final MemoryRoot root;
  private final Disk disk;

  public History(MemoryRoot root, Disk disk) {
    root.requireNoLinks();
    this.root = root;
    this.disk = disk;
  }

  public History(MemoryRoot root) {
    this(root, new Disk());
  }

  /** Copies the root's present outputs into the history; does nothing if there are none. */
  public void keep(Manifest manifest) {
    Path folder = folder(manifest.version());
    Path unfinished = root.history().resolve("." + manifest.version());
    try {
      if (Outputs.in(root).isEmpty()) {
        return;
      }
      PrivateFiles.createFolders(root.history());
      disk.delete(unfinished);
      PrivateFiles.createFolders(unfinished);
      MemoryRoot kept = new MemoryRoot(unfinished);
      if (Disk.exists(root.registry())) {
        disk.copy(root.registry(), kept.registry());
      }
      if (Disk.exists(root.skills())) {
        disk.copy(root.skills(), kept.skills());
      }
      disk.write(
          unfinished.resolve(ManifestFile.NAME),
          ManifestFile.text(manifest, sequence(manifest.version())));
      disk.delete(folder);
      disk.move(unfinished, folder);
    } catch (IOException e) {
      throw new TreeException("keep the earlier memory in " + folder, e);
    }
  }

  /** Replaces the root's outputs by a version's; if the version was not kept, does nothing. */
  public void bringBack(String version) {
    MemoryRoot kept = version(version);
    if (!Disk.exists(kept.folder())) {
      return;
    }
    try {
      replace(root.skills(), kept.skills());
      replace(root.registry(), kept.registry());
    } catch (IOException e) {
      throw new TreeException("bring the earlier memory back in " + root.folder(), e);
    }
  }

  private void replace(Path output, Path kept) throws IOException {
    disk.delete(output);
    if (Disk.exists(kept)) {
      disk.copy(kept, output);
    }
  }

  /** The kept versions, newest first. */
  public List<Manifest> versions() {
    return names().stream().map(this::manifest).flatMap(Optional::stream).toList();
  }

  /** The manifest must name its own folder, because its version is used as a path. */
  private Optional<Manifest> manifest(VersionName name) {
    return ManifestFile.read(folder(name.toString()))
        .filter(manifest -> manifest.version().equals(name.toString()));
  }

  public Optional<Manifest> find(String version) {
    return versions().stream().filter(kept -> kept.version().equals(version)).findFirst();
  }

  /** A version's folder, which has the layout of a memory root and need not exist. */
  public MemoryRoot version(String version) {
    return new MemoryRoot(folder(version));
  }

  public boolean contains(String version) {
    return Disk.exists(folder(version));
  }

  /** Removes all but the newest versions, and incomplete ones that a crash left. */
  public void prune(int keep) {
    try {
      for (VersionName old : names().stream().skip(keep).toList()) {
        disk.delete(folder(old.toString()));
      }
      for (Path entry : entries()) {
        if (entry.getFileName().toString().startsWith(".")) {
          disk.delete(entry);
        }
      }
    } catch (IOException e) {
      throw new TreeException("prune the history " + root.history(), e);
    }
  }

  /** The number after those of all other versions. */
  private long sequence(String version) throws IOException {
    return kept().stream()
            .filter(other -> !other.name().toString().equals(version))
            .mapToLong(Kept::sequence)
            .max()
            .orElse(0)
        + 1;
  }

  private Path folder(String version) {
    return root.history().resolve(version);
  }

  /** A version, in the order in which versions were kept. */
  private record Kept(long sequence, VersionName name) implements Comparable<Kept> {
    @Override
    public int compareTo(Kept other) {
      int bySequence = Long.compare(sequence, other.sequence);
      return bySequence != 0 ? bySequence : name.compareTo(other.name);
    }
  }

  /** The names of the versions, newest first. */
  private List<VersionName> names() {
    try {
      return kept().stream().sorted(Comparator.reverseOrder()).map(Kept::name).toList();
    } catch (IOException e) {
      throw new TreeException("read the history " + root.history(), e);
    }
  }

  private List<Kept> kept() throws IOException {
    return entries().stream()
        .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
        .flatMap(
            entry ->
                VersionName.parse(entry.getFileName().toString()).stream()
                    .map(name -> new Kept(ManifestFile.sequence(entry), name)))
        .toList();
  }

  private List<Path> entries() throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.history())) {
      List<Path> all = new ArrayList<>();
      entries.forEach(all::add);
      return all;
    } catch (NoSuchFileException | NotDirectoryException _) {
      return List.of();
    }
  }
}
