package dev.memories.tree.outputs;

import dev.memories.trace.Trace;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.MemorySummary;
import dev.memories.tree.PrivateFiles;
import dev.memories.tree.TraceFile;
import dev.memories.tree.TraceFolder;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A copy of a memory root in which a consolidator works: phase 1's files without the old outputs.
 *
 * <p>It is beside the memory root, on the same file system, so that its outputs can be moved.
 * Closing removes it.
 */
public final class Staging implements AutoCloseable {
  private final MemoryRoot root;
  private final Path folder;
  private final Disk disk;

  private Staging(MemoryRoot root, Path folder, Disk disk) {
    this.root = root;
    this.folder = folder;
    this.disk = disk;
  }

  /**
   * Makes the copy of a run.
   *
   * @param run a name that is unique to the run and valid as a file name
   * @param traces the traces in the copy, newest session first
   */
  public static Staging create(MemoryRoot root, String run, List<Trace> traces, Disk disk) {
    root.requireNoLinks();
    Staging staging = of(root, run, disk);
    try {
      disk.delete(staging.folder);
      MemoryRoot copy = staging.memory();
      PrivateFiles.createFolders(copy.traceSummaries());
      TraceFolder folder = new TraceFolder(copy);
      traces.forEach(trace -> folder.write(TraceFile.of(trace)));
      MemorySummary.of(traces).write(copy);
      return staging;
    } catch (IOException e) {
      throw new TreeException("make the staging copy " + staging.folder, e);
    }
  }

  /** Removes the copies that ended runs left. The caller must hold the project's lock. */
  public static void removeAll(MemoryRoot root, Disk disk) {
    root.requireNoLinks();
    try {
      disk.delete(root.staging());
    } catch (IOException e) {
      throw new TreeException("remove the staging copies in " + root.staging(), e);
    }
  }

  /** The copy of a run, which may have ended; it need not exist. */
  public static Staging of(MemoryRoot root, String run, Disk disk) {
    return new Staging(root, root.staging().resolve(run), disk);
  }

  /** The copy, with the layout of a memory root. */
  public MemoryRoot memory() {
    return new MemoryRoot(folder.resolve("memory"));
  }

  Path folder() {
    return folder;
  }

  /** The name of the run, as in the journal. */
  public String run() {
    return folder.getFileName().toString();
  }

  /** Copies existing outputs into the copy. */
  public void fill(MemoryRoot outputs) {
    try {
      if (Disk.exists(outputs.registry())) {
        disk.copy(outputs.registry(), memory().registry());
      }
      if (Disk.exists(outputs.skills())) {
        disk.copy(outputs.skills(), memory().skills());
      }
    } catch (IOException e) {
      throw new TreeException("copy " + outputs.folder() + " to " + folder, e);
    }
  }

  /**
   * Puts copies of the outputs into a new folder. A program that outlives its run and still has the
   * old folder or files open cannot change them.
   */
  public void detach() {
    Path left = folder.resolve("left");
    try {
      disk.move(memory().folder(), left);
      PrivateFiles.createFolders(memory().folder());
      fill(new MemoryRoot(left));
    } catch (IOException e) {
      throw new TreeException("copy the outputs in " + folder, e);
    }
  }

  /** Makes the outputs private, flushes them to the disk and writes their manifest. */
  public void seal(Manifest manifest) {
    try {
      for (Path output : List.of(memory().registry(), memory().skills())) {
        if (Disk.exists(output)) {
          disk.settle(output);
        }
      }
      disk.write(folder.resolve(ManifestFile.NAME), ManifestFile.text(manifest));
    } catch (IOException e) {
      throw new TreeException("finish the staging copy " + folder, e);
    }
  }

  /** The manifest of a sealed copy; empty before it is sealed and after it is removed. */
  public Optional<Manifest> manifest() {
    return ManifestFile.read(folder);
  }

  /** Where the old skills are moved while new ones replace them. */
  Path replacedSkills() {
    return folder.resolve("replaced-skills");
  }

  @Override
  public void close() {
    try {
      disk.delete(folder);
      // Another run may have taken over the lock and have its copy there by now.
      disk.deleteIfEmpty(root.staging());
    } catch (IOException e) {
      throw new TreeException("remove the staging copy " + folder, e);
    }
  }
}
