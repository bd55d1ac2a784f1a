package dev.memories.tree.erase;

import dev.memories.session.SessionId;
import dev.memories.text.PlainFile;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Removes sessions from one project's folder: their trace files, the parts of the outputs, of their
 * history and of a proposal that only they support, and leftovers of a crash in the staging folder.
 *
 * <p>It is planned first, so that it can be shown. Applying a plan is a series of atomic steps;
 * after a crash between two, a new plan contains the rest.
 */
public final class SessionErasure {
  private final MemoryRoot root;
  private final OutputsErasure outputs;
  private final List<OutputsErasure> versions;
  private final List<Path> gone = new ArrayList<>();
  private final List<Removal> removals = new ArrayList<>();

  private SessionErasure(MemoryRoot root, List<SessionId> ids, Map<String, String> written) {
    root.requireNoLinks();
    this.root = root;
    this.outputs = OutputsErasure.plan(root, ids, written);
    this.versions =
        Stream.concat(folders(root.history()).stream(), Stream.of(root.proposal()))
            .map(version -> OutputsErasure.plan(new MemoryRoot(version), ids))
            .toList();
  }

  /** The kind of thing that is removed. */
  public enum RemovedPart {
    TRACE_FILE("trace-file"),
    SEEN_FILES("seen-files"),
    SUMMARY("summary-line"),
    BULLET("bullet"),
    SOURCE("source"),
    SKILL("skill"),
    STAGING("staging");

    private final String word;

    RemovedPart(String word) {
      this.word = word;
    }

    /** The word for it in {@code --json} documents. */
    public String word() {
      return word;
    }
  }

  /**
   * Parts of one kind that are removed from one file.
   *
   * @param count number of removed parts
   */
  public record Removal(SessionId id, RemovedPart part, Path path, int count) {}

  /**
   * A file or folder that cites the session and stays, because a person keeps it.
   *
   * @param reason e.g. {@code pinned}
   */
  public record Kept(SessionId id, Path path, String reason) {}

  /**
   * Plans the removal; changes nothing.
   *
   * @param written recorded hash of each output, by path; empty when unknown
   */
  public static SessionErasure plan(
      MemoryRoot root, List<SessionId> ids, Map<String, String> written) {
    SessionErasure erasure = new SessionErasure(root, ids, written);
    erasure.planTraces(ids);
    erasure.removals.addAll(erasure.outputs.removals());
    erasure.versions.forEach(version -> erasure.removals.addAll(version.removals()));
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
        removals.add(new Removal(id, RemovedPart.TRACE_FILE, file, 1));
      }
      Path seen = root.seen().resolve(id.value() + ".tsv");
      if (Disk.exists(seen)) {
        gone.add(seen);
        removals.add(new Removal(id, RemovedPart.SEEN_FILES, seen, 1));
      }
      if (summary.lines().stream().anyMatch(line -> line.threadId().equals(id.value()))) {
        removals.add(new Removal(id, RemovedPart.SUMMARY, root.memorySummary(), 1));
      }
    }
  }

  /** While we hold the lock, these folders are leftovers of a killed run. */
  private void planStaging() {
    gone.addAll(
        folders(root.history()).stream()
            .filter(folder -> folder.getFileName().toString().startsWith("."))
            .toList());
    gone.addAll(folders(root.staging()));
  }

  /** The planned removals: traces, outputs, history, proposal, staging. */
  public List<Removal> removals() {
    return List.copyOf(removals);
  }

  /** The files and folders that stay although they cite a session. */
  public List<Kept> kept() {
    return outputs.kept();
  }

  /** Whether the project's folder holds nothing of the sessions. */
  public boolean isEmpty() {
    return removals.isEmpty() && kept().isEmpty();
  }

  /** Carries out the plan, except for the summary, which is rebuilt from the remaining traces. */
  public void apply(Disk disk) {
    try {
      for (Path path : gone) {
        disk.delete(path);
      }
      outputs.apply(disk);
      for (OutputsErasure version : versions) {
        version.apply(disk);
        version.applyToManifest(disk);
      }
    } catch (IOException e) {
      throw new TreeException("remove sessions from " + root.folder(), e);
    }
  }

  /**
   * The recorded hashes of the outputs after the erasure; a file that was edited by hand before
   * still counts as edited.
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

  /** The text of a plain file; empty for anything else. */
  static Optional<String> read(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(PlainFile.lenientText(file));
    } catch (IOException e) {
      throw new TreeException("read " + file, e);
    }
  }
}
