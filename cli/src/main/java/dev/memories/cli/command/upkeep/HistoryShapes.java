package dev.memories.cli.command.upkeep;

import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.RelativeTime;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.cli.output.Timestamp;
import dev.memories.pipeline.consolidate.VersionHistory.Version;
import dev.memories.session.Project;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.outputs.OutputsDiff.ChangedFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How versions look in documents and tables. */
final class HistoryShapes {
  /** A version and the files it changed. */
  record ListedVersion(Version version, List<ChangedFile> changes) {}

  /**
   * The versions of a project.
   *
   * @param diff the unified diff asked for; null when none was
   */
  record ProjectHistory(
      Project project, MemoryRoot root, List<ListedVersion> versions, @Nullable String diff) {}

  static final JsonShape<ChangedFile> CHANGE =
      JsonShape.<ChangedFile>empty()
          .text("path", "the file, relative to the memory root", ChangedFile::path)
          .text("change", "added, removed or modified", file -> file.change().word())
          .integer("linesAdded", "lines that are new", ChangedFile::linesAdded)
          .integer("linesRemoved", "lines that are gone", ChangedFile::linesRemoved);

  private static final JsonShape<ListedVersion> VERSION =
      JsonShape.<ListedVersion>empty()
          .text("version", "its name, for restore", listed -> listed.version().name())
          .bool("current", "whether it is the one in place", listed -> listed.version().inPlace())
          .time("madeAt", "when it was made", listed -> listed.version().made().madeAt())
          .textOrNull(
              "consolidator",
              "what made it: offline, model, command or restore; null when not known",
              listed -> listed.version().made().consolidator())
          .integer("traces", "traces it was made from", HistoryShapes::traces)
          .bool(
              "edited",
              "whether its files were edited by hand",
              listed -> listed.version().edited())
          .objects(
              "changes", "what differs from the version before", CHANGE, ListedVersion::changes);

  static final JsonShape<ProjectHistory> DOCUMENT =
      JsonShape.<ProjectHistory>empty()
          .text("cwd", "the project", history -> history.project().cwd())
          .path("memoryRoot", "the folder of its memory", history -> history.root().folder())
          .objects("versions", "newest first", VERSION, ProjectHistory::versions)
          .textOrNull("diff", "the unified diff that --diff asked for", ProjectHistory::diff);

  private HistoryShapes() {}

  private static int traces(ListedVersion listed) {
    return listed.version().made().traces().size();
  }

  static Table table(ProjectHistory history, RelativeTime ages) {
    Table table = Table.withHeadings("VERSION", "MADE", "BY", "TRACES", "CHANGED");
    for (ListedVersion listed : history.versions()) {
      Version version = listed.version();
      Instant madeAt = version.made().madeAt();
      String state = version.inPlace() ? "current" : "earlier";
      table.row(
          Cell.of(version.name()).painted(version.inPlace() ? Paint.GREEN : Paint.CYAN),
          Cell.of(Timestamp.of(madeAt), ages.of(madeAt)),
          Cell.of(Optional.ofNullable(version.made().consolidator()).orElse("")),
          Cell.of(Integer.toString(traces(listed))),
          Cell.of(
              changes(listed.changes()),
              (version.edited() ? "edited by hand; " : "") + changes(listed.changes())),
          Cell.of(state));
    }
    return table;
  }

  /** The changed files on one line. */
  static String changes(List<ChangedFile> files) {
    return files.stream().map(HistoryShapes::change).collect(Collectors.joining(", "));
  }

  private static String change(ChangedFile file) {
    return file.path()
        + switch (file.change()) {
          case ADDED -> " new";
          case REMOVED -> " gone";
          case MODIFIED -> " +" + file.linesAdded() + " -" + file.linesRemoved();
        };
  }
}
