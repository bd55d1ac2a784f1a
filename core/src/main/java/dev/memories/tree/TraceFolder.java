package dev.memories.tree;

import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The folder {@code trace_summaries} of a memory root.
 *
 * <p>Files without a session id in their name are not ours and are left alone.
 */
public final class TraceFolder {
  private final Path folder;

  public TraceFolder(MemoryRoot root) {
    root.requireNoLinks();
    this.folder = root.traceSummaries();
  }

  /**
   * Writes a trace, then removes the session's files with older slugs. A crash at any point leaves
   * the old trace or the new one. A file that already has these bytes stays untouched.
   *
   * <p>A file cut off by a power failure is rejected by {@link TraceFile#parse} and written again
   * when the tree is next opened.
   *
   * @return the trace's path
   */
  public Path write(TraceFile trace) {
    Path file = add(trace);
    try {
      removeWhere((name, id) -> id.equals(trace.header().threadId()) && !name.equals(trace.name()));
      return file;
    } catch (IOException e) {
      throw new TreeException("remove older files of the trace " + file, e);
    }
  }

  /**
   * Writes the first trace of a session: like {@link #write}, but without searching the folder for
   * files with older slugs.
   */
  public Path add(TraceFile trace) {
    Path file = folder.resolve(trace.name());
    try {
      PrivateFiles.writeIfDifferent(file, trace.text(), PrivateFiles.Durability.DEFERRED);
      return file;
    } catch (IOException e) {
      throw new TreeException("write the trace file " + file, e);
    }
  }

  /**
   * Removes the files of all traces except some.
   *
   * @param kept session ids of the traces that stay
   * @param removable whether a session's file may be removed: only if the database has its trace,
   *     too (docs/spec/product.md 3.7.6); the reference removes them all
   */
  public void prune(Set<String> kept, Predicate<String> removable) {
    try {
      removeWhere((_, id) -> !kept.contains(id) && removable.test(id));
    } catch (NoSuchFileException _) {
      // No folder, no files.
    } catch (IOException e) {
      throw new TreeException("prune the trace files in " + folder, e);
    }
  }

  /** Paths of the trace files by session id; their content is not read. */
  public Map<String, Path> files() {
    Map<String, Path> files = new TreeMap<>();
    try {
      for (Path file : filesWithId((_, _) -> true)) {
        TraceFile.idOf(file.getFileName().toString()).ifPresent(id -> files.put(id, file));
      }
      return files;
    } catch (NoSuchFileException _) {
      return Map.of();
    } catch (IOException e) {
      throw new TreeException("read the trace files in " + folder, e);
    }
  }

  /** The traces in the folder, in order of their file names; incomplete files are skipped. */
  public List<TraceFile> read() {
    List<TraceFile> traces = new ArrayList<>();
    try {
      for (Path file : filesWithId((_, _) -> true)) {
        TraceFile.parse(file.getFileName().toString(), PlainFile.lenientText(file))
            .ifPresent(traces::add);
      }
      return traces;
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException e) {
      throw new TreeException("read the trace files in " + folder, e);
    }
  }

  /** Removes temporary files that a crash left. */
  public void removeLeftovers() {
    try {
      PrivateFiles.removeLeftovers(folder);
    } catch (NoSuchFileException _) {
      // No folder, no leftovers.
    } catch (IOException e) {
      throw new TreeException("remove temporary files from " + folder, e);
    }
  }

  private void removeWhere(FileTest test) throws IOException {
    for (Path file : filesWithId(test)) {
      Files.deleteIfExists(file);
    }
  }

  private List<Path> filesWithId(FileTest test) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      List<Path> found = new ArrayList<>();
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        boolean fits = TraceFile.idOf(name).filter(id -> test.fits(name, id)).isPresent();
        if (fits && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
          found.add(entry);
        }
      }
      found.sort(null);
      return found;
    }
  }

  @FunctionalInterface
  private interface FileTest {
    boolean fits(String name, String id);
  }
}
