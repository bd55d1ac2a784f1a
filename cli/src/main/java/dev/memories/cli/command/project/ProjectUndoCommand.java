package dev.memories.cli.command.project;

import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.output.JsonShape;
import dev.memories.pipeline.consolidate.ProjectMoveReport;
import dev.memories.pipeline.consolidate.ProjectMoveRun;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code memories projects undo}: undoes the newest move, merge or split of projects. */
final class ProjectUndoCommand implements Subcommand {
  private final Homes homes;
  private final ProjectMoves moves;

  ProjectUndoCommand(Homes homes, ProjectMoves moves) {
    this.homes = homes;
    this.moves = moves;
  }

  @Override
  public List<String> examples() {
    return List.of("memories projects undo");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(MoveShape.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    ProjectMoveReport report =
        moves.carryOut(
            "Undo the newest move, merge or split of projects?",
            "undo the move",
            ProjectMoveRun::undo);
    if (homes.memoriesHome().hasMemory(report.source())) {
      moves.offerConsolidation(report.source(), "its registry without these sessions");
    }
    return ExitCode.DONE;
  }
}
