package dev.memories.cli.command.upkeep;

import dev.memories.cli.memory.SessionIds;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.pipeline.forget.ForgetReport;
import dev.memories.pipeline.forget.ForgetReport.Outcome;
import dev.memories.pipeline.forget.ForgetReport.Removed;
import dev.memories.session.Project;
import dev.memories.tree.erase.SessionErasure.Kept;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How reports of forgetting look in documents and tables. */
final class ForgetShapes {
  private static final JsonShape<Removed> REMOVED =
      JsonShape.<Removed>empty()
          .text(
              "what",
              "trace, title, trace-file, seen-files, summary-line, bullet, source, skill or"
                  + " recording",
              Removed::part)
          .pathOrNull(
              "path", "file it went from, or that went; null in the database", Removed::path)
          .integer("count", "how many", Removed::count);

  private static final JsonShape<Kept> KEPT =
      JsonShape.<Kept>empty()
          .path("path", "file that still names the session", Kept::path)
          .text("reason", "why it was not touched: pinned or kept by hand", Kept::reason);

  private static final JsonShape<ForgetReport> SESSION =
      JsonShape.<ForgetReport>empty()
          .text("id", "the session", report -> report.id().value())
          .textOrNull("cwd", "the project it taught; null when it has no trace", ForgetShapes::cwd)
          .text(
              "outcome",
              "forgotten, would-forget, remembered (by --undo) or not-forgotten",
              report -> report.outcome().word())
          .objects("removals", "what went, or would go", REMOVED, ForgetReport::removals)
          .objects("kept", "what a person put there and stays", KEPT, ForgetReport::kept);

  static final JsonShape<List<ForgetReport>> DOCUMENT =
      JsonShape.<List<ForgetReport>>empty()
          .objects("sessions", "in the order they were asked for", SESSION, reports -> reports);

  private ForgetShapes() {}

  private static @Nullable String cwd(ForgetReport report) {
    return Optional.ofNullable(report.project()).map(Project::cwd).orElse(null);
  }

  /** One row for each removal, and one for each session without removals. */
  static Table table(List<ForgetReport> reports) {
    int length = SessionIds.uniqueLength(reports.stream().map(ForgetReport::id).toList());
    Table table =
        Table.withHeadings("ID", "OUTCOME", "WHAT", "COUNT", "WHERE")
            .withoutRepeats("ID", "OUTCOME");
    for (ForgetReport report : reports) {
      if (report.removals().isEmpty()) {
        row(table, report, length, Cell.none(), Cell.none(), Cell.none());
      }
      for (Removed removed : report.removals()) {
        Path path = removed.path();
        row(
            table,
            report,
            length,
            Cell.of(removed.part()),
            Cell.of(Integer.toString(removed.count())),
            path == null
                ? Cell.of("", "the database")
                : Cell.of(path.toString(), Cell.inTree(path)));
      }
    }
    return table;
  }

  private static void row(
      Table table, ForgetReport report, int length, Cell what, Cell count, Cell where) {
    String id = report.id().value();
    table.row(
        Cell.of(id, id.substring(0, length)).painted(Paint.CYAN),
        Cell.of(report.outcome().word())
            .painted(report.outcome() == Outcome.NOT_FORGOTTEN ? Paint.DIM : Paint.YELLOW),
        what,
        count,
        where);
  }
}
