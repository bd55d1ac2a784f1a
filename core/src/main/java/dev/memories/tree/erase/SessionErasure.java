package dev.memories.tree.erase;

import dev.memories.session.SessionId;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.MemorySummary;
import dev.memories.tree.TraceFolder;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What takes sessions out of one project's folder: their trace files, what only they taught in the
 * outputs and in the history of these, and what a crash left in the staging folder.
 *
 * <p>Planned first, so that it can be shown. Applying it is a row of steps of which each is whole;
 * planned anew after a crash between two it holds the rest.
 */
public final class SessionErasure {
  private final MemoryRoot root;
  private final OutputsErasure outputs;
  private final List<OutputsErasure> history;
  private final List<Path> gone = new ArrayList<>();
  private final List<Removal> removals = new ArrayList<>();

  private SessionErasure(MemoryRoot root, List<SessionId> ids, Map<String, String> written) {
    this.root = root;
    this.outputs = OutputsErasure.plan(root, ids, written);
    this.history =
        folders(root.history()).stream()
            .map(version -> OutputsErasure.plan(new MemoryRoot(version), ids))
            .toList();
  }

  /** What is removed from a file, or with it. */
  public enum Part {
    TRACE_FILE("trace-file"),
    SUMMARY("summary-line"),
    BULLET("bullet"),
    SOURCE("source"),
    SKILL("skill"),
    STAGING("staging");

    private final String word;

    Part(String word) {
      this.word = word;
    }

    /** The word that stands for it in {@code --json} documents. */
    public String word() {
      return word;
    }
  }

  /**
   * Something that goes.
   *
   * @param count how many of them in this file
   */
  public record Removal(SessionId id, Part part, Path path, int count) {}

  /**
   * Something that names the session and stays, because a person put it there.
   *
   * @param reason e.g. {@code pinned}
   */
  public record Kept(SessionId id, Path path, String reason) {}

  /**
   * Looks what there is to take out; changes nothing.
   *
   * @param written the hash of each output as it was written, by its path; empty when not known
   */
  public static SessionErasure plan(
      MemoryRoot root, List<SessionId> ids, Map<String, String> written) {
    SessionErasure erasure = new SessionErasure(root, ids, written);
    erasure.planTraces(ids);
    erasure.removals.addAll(erasure.outputs.removals());
    erasure.history.forEach(version -> erasure.removals.addAll(version.removals()));
    erasure.planStaging();
    return erasure;
  }

  private void planTraces(List<SessionId> ids) {
    Map<String, Path> files = new TraceFolder(root).files();
    MemorySummary summary = MemorySummary.parse(read(root.memorySummary()).orElse(""));
    for (SessionId id : ids) {
      Path file = files.get(id.value());
      if (file != null) {
        gone.add(file);
        removals.add(new Removal(id, Part.TRACE_FILE, file, 1));
      }
      if (summary.lines().stream().anyMatch(line -> line.threadId().equals(id.value()))) {
        removals.add(new Removal(id, Part.SUMMARY, root.memorySummary(), 1));
      }
    }
  }

  /** Under the lock nobody works there: it is what a run left that was killed. */
  private void planStaging() {
    gone.addAll(
        folders(root.history()).stream()
            .filter(folder -> folder.getFileName().toString().startsWith("."))
            .toList());
    gone.addAll(folders(root.folder().resolveSibling("staging")));
  }

  /** What goes, in the order of its files. */
  public List<Removal> removals() {
    return List.copyOf(removals);
  }

  /** What stays though it names a session. */
  public List<Kept> kept() {
    return outputs.kept();
  }

  /** Whether there is nothing of the sessions. */
  public boolean isEmpty() {
    return removals.isEmpty() && kept().isEmpty();
  }

  /** Does it. The summary is not written: it is made anew from the traces that are left. */
  public void apply(Disk disk) {
    try {
      for (Path path : gone) {
        disk.delete(path);
      }
      outputs.apply(disk);
      for (OutputsErasure version : history) {
        version.apply(disk);
        version.applyToManifest(disk);
      }
    } catch (IOException e) {
      throw new TreeException("take sessions out of " + root.folder(), e);
    }
  }

  /**
   * The hashes of the outputs after it, given those that were recorded before: a file that was
   * edited by hand before still counts as edited.
   */
  public Map<String, String> recorded(Map<String, String> before) {
    return outputs.recorded(new TreeMap<>(before));
  }

  private static List<Path> folders(Path parent) {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          folders.add(entry);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException _) {
      return List.of();
    } catch (IOException e) {
      throw new TreeException("read " + parent, e);
    }
    folders.sort(null);
    return folders;
  }

  /** A plain file's text; empty for anything else. */
  static Optional<String> read(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new TreeException("read " + file, e);
    }
  }

  @Override
  public String toString() {
    return Objects.toString(removals);
  }
}
