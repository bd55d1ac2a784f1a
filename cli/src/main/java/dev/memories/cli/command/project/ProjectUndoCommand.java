package dev.memories.cli.command.project;

import dev.memories.cli.call.Confirmation;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.pipeline.consolidate.ProjectMoveRun;
import dev.memories.state.StateDatabase;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code memories projects undo}: undoes the newest move or merge of projects. */
final class ProjectUndoCommand implements Subcommand {
  private final StateConnection state;
  private final Function<StateDatabase, ProjectMoveRun> moves;
  private final Confirmation confirmation;
  private final Output output;

  ProjectUndoCommand(
      StateConnection state,
      Function<StateDatabase, ProjectMoveRun> moves,
      Confirmation confirmation,
      Output output) {
    this.state = state;
    this.moves = moves;
    this.confirmation = confirmation;
    this.output = output;
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
    confirmation.requireIfPossible("Undo the newest move or merge of projects?", "undo the move");
    output.table(MoveShape.DOCUMENT, run.undo(), MoveShape::table);
    return ExitCode.DONE;
  }
}
