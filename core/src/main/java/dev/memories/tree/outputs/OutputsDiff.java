package dev.memories.tree.outputs;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import dev.memories.text.PlainFile;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The difference between the outputs of two versions of a project, file by file. */
public final class OutputsDiff {
  private static final int CONTEXT_LINES = 3;

  private final MemoryRoot before;
  private final MemoryRoot after;

  /** Either folder may be missing: then every file was added or removed. */
  public OutputsDiff(MemoryRoot before, MemoryRoot after) {
    this.before = before;
    this.after = after;
  }

  /** What happened to a file. */
  public enum ChangeType {
    ADDED("added"),
    REMOVED("removed"),
    MODIFIED("modified");

    private final String word;

    ChangeType(String word) {
      this.word = word;
    }

    /** The word for it in {@code --json} documents. */
    public String word() {
      return word;
    }
  }

  /**
   * A changed file.
   *
   * @param path relative to the memory root, with {@code /}
   */
  public record ChangedFile(String path, ChangeType change, int linesAdded, int linesRemoved) {}

  /** The changed files, by path. */
  public List<ChangedFile> files() {
    return changedPaths().stream().map(this::changed).toList();
  }

  /** The difference as {@code diff -u} prints it; empty when there is none. */
  public String unified() {
    List<String> lines = new ArrayList<>();
    for (String path : changedPaths()) {
      List<String> old = lines(before, path);
      lines.addAll(
          UnifiedDiffUtils.generateUnifiedDiff(
              Disk.exists(file(before, path)) ? "a/" + path : "/dev/null",
              Disk.exists(file(after, path)) ? "b/" + path : "/dev/null",
              old,
              DiffUtils.diff(old, lines(after, path)),
              CONTEXT_LINES));
    }
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private List<String> changedPaths() {
    return Outputs.in(after).changedFrom(Outputs.in(before));
  }

  private ChangedFile changed(String path) {
    Patch<String> patch = DiffUtils.diff(lines(before, path), lines(after, path));
    ChangeType change =
        !Disk.exists(file(before, path))
            ? ChangeType.ADDED
            : Disk.exists(file(after, path)) ? ChangeType.MODIFIED : ChangeType.REMOVED;
    return new ChangedFile(
        path,
        change,
        patch.getDeltas().stream().map(AbstractDelta::getTarget).mapToInt(c -> c.size()).sum(),
        patch.getDeltas().stream().map(AbstractDelta::getSource).mapToInt(c -> c.size()).sum());
  }

  /** The file's lines; none for a link or a missing file. */
  private static List<String> lines(MemoryRoot root, String path) {
    Path file = file(root, path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try {
      return PlainFile.lenientText(file).lines().toList();
    } catch (IOException e) {
      throw new TreeException("read " + file, e);
    }
  }

  private static Path file(MemoryRoot root, String path) {
    return root.folder().resolve(path);
  }
}
