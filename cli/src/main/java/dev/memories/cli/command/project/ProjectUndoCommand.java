package dev.memories.cli.command.project;

import dev.memories.cli.call.Confirmation;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.pipeline.consolidate.ProjectMoveReport;
import dev.memories.pipeline.consolidate.ProjectMoveRun;
import dev.memories.state.StateDatabase;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code memories projects undo}: undoes the newest move, merge or split of projects. */
final class ProjectUndoCommand implements Subcommand {
  private final Homes homes;
  private final StateConnection state;
  private final Function<StateDatabase, ProjectMoveRun> moves;
  private final Confirmation confirmation;
  private final Output output;
  private final Notices notices;

  ProjectUndoCommand(
      Homes homes,
      StateConnection state,
      Function<StateDatabase, ProjectMoveRun> moves,
      Confirmation confirmation,
      Output output,
      Notices notices) {
    this.homes = homes;
    this.state = state;
    this.moves = moves;
    this.confirmation = confirmation;
    this.output = output;
    this.notices = notices;
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
    ProjectMoveRun run = moves.apply(state.toWrite());
    confirmation.requireIfPossible(
        "Undo the newest move, merge or split of projects?", "undo the move");
    ProjectMoveReport report = run.undo();
    output.table(MoveShape.DOCUMENT, report, MoveShape::table);
    if (homes.memoriesHome().hasMemory(report.source())) {
      notices.say(
          "`memories consolidate --cwd '"
              + report.source()
              + "'` writes its registry without these sessions");
    }
    return ExitCode.DONE;
  }
}
