package dev.memories.cli.command;

import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
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
  /** A version and the files that it changed. */
  record Listed(Version version, List<ChangedFile> changes) {}

  /**
   * The versions of a project.
   *
   * @param diff the difference asked for; null when none was
   */
  record Listing(Project project, MemoryRoot root, List<Listed> versions, @Nullable String diff) {}

  static final JsonShape<ChangedFile> CHANGE =
      JsonShape.<ChangedFile>empty()
          .text("path", "the file, relative to the memory root", ChangedFile::path)
          .text("change", "added, removed or modified", file -> file.change().word())
          .whole("linesAdded", "lines that are new", ChangedFile::linesAdded)
          .whole("linesRemoved", "lines that are gone", ChangedFile::linesRemoved);

  private static final JsonShape<Listed> VERSION =
      JsonShape.<Listed>empty()
          .text("version", "its name, for restore", listed -> listed.version().name())
          .flag("current", "whether it is the one in place", listed -> listed.version().inPlace())
          .time("madeAt", "when it was made", listed -> listed.version().made().madeAt())
          .textOrNull(
              "consolidator",
              "what made it: offline, model, command or restore; null when not known",
              listed -> listed.version().made().consolidator())
          .whole("traces", "traces it was made from", HistoryShapes::traces)
          .flag(
              "edited",
              "whether its files were edited by hand",
              listed -> listed.version().edited())
          .objects("changes", "what differs from the version before", CHANGE, Listed::changes);

  static final JsonShape<Listing> DOCUMENT =
      JsonShape.<Listing>empty()
          .text("cwd", "the project", listing -> listing.project().cwd())
          .path("memoryRoot", "the folder of its memory", listing -> listing.root().folder())
          .objects("versions", "newest first", VERSION, Listing::versions)
          .textOrNull("diff", "the unified diff that --diff asked for", Listing::diff);

  private HistoryShapes() {}

  private static int traces(Listed listed) {
    return listed.version().made().traces().size();
  }

  static Table table(Listing listing, Ages ages) {
    Table table = Table.withHeadings("VERSION", "MADE", "BY", "TRACES", "CHANGED");
    for (Listed listed : listing.versions()) {
      Version version = listed.version();
      Instant madeAt = version.made().madeAt();
      String state = version.inPlace() ? "current" : "earlier";
      table.row(
          Cell.of(version.name()).painted(version.inPlace() ? Paint.GREEN : Paint.CYAN),
          Cell.of(JsonShape.second(madeAt), ages.of(madeAt)),
          Cell.of(Optional.ofNullable(version.made().consolidator()).orElse("")),
          Cell.of(Integer.toString(traces(listed))),
          Cell.of(
              changes(listed.changes()),
              (version.edited() ? "edited by hand; " : "") + changes(listed.changes())),
          Cell.of(state));
    }
    return table;
  }

  /** What changed, on one line. */
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
