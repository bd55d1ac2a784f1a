package dev.memories.pipeline.archive;

import dev.memories.recall.RejectedBullets;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.text.StoredPath;
import dev.memories.text.Utf8Budget;
import dev.memories.trace.Trace;
import dev.memories.trace.TraceHead;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TraceFile;
import dev.memories.tree.TraceHeader;
import dev.memories.tree.TreeReader;
import dev.memories.tree.archive.ArchivePath;
import dev.memories.tree.archive.MemoryArchive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes an archive of the memory of a project; only reads. */
public final class ProjectExport {
  /** What an archive holds at most, and how it names its files, for a person. */
  public static final String LIMITS =
      ("an archive holds at most %d files of %d KiB, %d MiB in all, with plain names; the newest"
              + " traces come first; `memories trace show` prints the others")
          .formatted(
              MemoryArchive.MAX_FILES,
              MemoryArchive.MAX_FILE_BYTES / 1024,
              (MemoryArchive.MAX_BYTES / 2) >> 20);

  private final StateDatabase state;
  private final SecretRedactor redactor;

  public ProjectExport(StateDatabase state, SecretRedactor redactor) {
    this.state = state;
    this.redactor = redactor;
  }

  /**
   * An archive and what is not in it.
   *
   * @param redacted the number of files in which secrets were found
   * @param leftOut the files that an archive has no room or no name for
   */
  public record Exported(MemoryArchive archive, int redacted, List<String> leftOut) {
    public Exported {
      leftOut = List.copyOf(leftOut);
    }
  }

  /** The archive of a project, with all traces that fit, newest first. */
  public Exported export(Project project, MemoryRoot root) {
    Collected collected = new Collected();
    TreeReader tree = new TreeReader(root);
    List<String> rejected = RejectedBullets.of(root).statements();
    if (!rejected.isEmpty()) {
      collected.add(MemoryArchive.REJECTED, String.join("\n", rejected) + "\n");
    }
    for (String name : tree.files()) {
      if (name.equals(MemoryArchive.REGISTRY)
          || name.equals(MemoryArchive.SUMMARY)
          || name.startsWith(MemoryArchive.SKILLS)) {
        collected.add(name, tree.read(name).orElse(""));
      }
    }
    for (TraceHead head : state.traces().heads(project)) {
      state.traces().find(head.id()).map(ProjectExport::file).ifPresent(collected::add);
    }
    MemoryArchive archive = new MemoryArchive(lastName(project), collected.files);
    MemoryArchive.Redacted clean = archive.redacted(redactor);
    return new Exported(clean.archive(), clean.changed(), collected.leftOut);
  }

  /** Without the path of the rollout, which is of no use elsewhere. */
  private static TraceFile file(Trace trace) {
    TraceFile file = TraceFile.of(trace);
    TraceHeader header = file.header();
    return new TraceFile(
        file.name(),
        new TraceHeader(header.threadId(), header.cwd(), "", header.updatedAt()),
        file.body());
  }

  private static String lastName(Project project) {
    Path name = StoredPath.of(project.cwd()).getFileName();
    return name == null ? project.cwd() : name.toString();
  }

  private static final class Collected {
    private final SortedMap<String, String> files = new TreeMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private long bytes;

    void add(TraceFile trace) {
      add(MemoryArchive.TRACES + trace.name(), trace.text());
    }

    void add(String path, String text) {
      long size = Utf8Budget.length(text);
      if (!ArchivePath.isAllowed(path)
          || size > MemoryArchive.MAX_FILE_BYTES
          || bytes + size > MemoryArchive.MAX_BYTES / 2
          || files.size() >= MemoryArchive.MAX_FILES) {
        leftOut.add(path);
        return;
      }
      bytes += size;
      files.put(path, text);
    }
  }
}
