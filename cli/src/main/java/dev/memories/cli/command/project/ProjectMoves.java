package dev.memories.cli.command.project;

import dev.memories.cli.call.Confirmation;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.pipeline.consolidate.ProjectMoveReport;
import dev.memories.pipeline.consolidate.ProjectMoveRun;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import java.io.IOException;
import java.util.function.Function;

/** The runs that move, merge and split projects: asks the user first, and says what was done. */
record ProjectMoves(
    StateConnection state,
    Function<StateDatabase, ProjectMoveRun> runs,
    Confirmation confirmation,
    Output output,
    Notices notices) {

  /**
   * Does something if the user agrees, and prints the report.
   *
   * @param attempted as it reads after "could not"
   */
  ProjectMoveReport carryOut(
      String question, String attempted, Function<ProjectMoveRun, ProjectMoveReport> work)
      throws IOException {
    ProjectMoveRun run = runs.apply(state.toWrite());
    confirmation.requireIfPossible(question, attempted);
    ProjectMoveReport report = work.apply(run);
    output.table(MoveShape.DOCUMENT, report, MoveShape::table);
    return report;
  }

  void offerUndo() {
    notices.say("`memories projects undo` takes it back");
  }

  /**
   * Names the command that brings a registry up to date.
   *
   * @param written what it writes, as it reads after "writes"
   */
  void offerConsolidation(Project project, String written) {
    notices.say("`memories consolidate --cwd '" + project + "'` writes " + written);
  }
}
