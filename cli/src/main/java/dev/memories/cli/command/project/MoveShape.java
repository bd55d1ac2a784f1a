package dev.memories.cli.command.project;

import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Table;
import dev.memories.pipeline.consolidate.ProjectMoveReport;

/** How the move of a project looks in documents and tables. */
final class MoveShape {
  static final JsonShape<ProjectMoveReport> DOCUMENT =
      JsonShape.<ProjectMoveReport>empty()
          .text("action", "move, merge, split or undo", ProjectMoveReport::action)
          .text("from", "the project that had the memory", report -> report.source().cwd())
          .text("to", "the project that has it now", report -> report.target().cwd())
          .integer("sessions", "sessions that went along", ProjectMoveReport::sessions);

  private MoveShape() {}

  static Table table(ProjectMoveReport report) {
    Table table = Table.withHeadings("ACTION", "FROM", "TO", "SESSIONS");
    table.row(
        Cell.of(report.action()),
        Cell.of(report.source().cwd()),
        Cell.of(report.target().cwd()),
        Cell.of(Integer.toString(report.sessions())));
    return table;
  }
}
