package dev.memories.cli.command.project;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.output.JsonShape;
import dev.memories.session.Project;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code memories projects move} and {@code merge}: gives a project's memory to another. */
final class ProjectMoveCommand implements Subcommand {
  /** What the command does with the memory. */
  enum Way {
    MOVE,
    MERGE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Way way;
  private final ProjectLookup projects;
  private final Homes homes;
  private final ProjectMoves moves;

  private final Parameters from = Parameters.at(0, "FROM", "the project that has the memory");
  private final Parameters to = Parameters.at(1, "TO", "the folder of the project that gets it");

  ProjectMoveCommand(Way way, ProjectLookup projects, Homes homes, ProjectMoves moves) {
    this.way = way;
    this.projects = projects;
    this.homes = homes;
    this.moves = moves;
  }

  @Override
  public List<Argument> arguments() {
    return List.of(from, to);
  }

  @Override
  public List<String> examples() {
    return switch (way) {
      case MOVE -> List.of("memories projects move ~/shop ~/work/shop");
      case MERGE -> List.of("memories projects merge ~/shop-fix ~/shop");
    };
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(MoveShape.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    Project source = source();
    Project target = target();
    switch (way) {
      case MOVE -> {
        moves.carryOut(
            "Move the memory of " + source + " to " + target + "?",
            way.word() + " the memory",
            run -> run.move(source, target));
        moves.offerUndo();
      }
      case MERGE -> {
        moves.carryOut(
            "Merge the memory of " + source + " into that of " + target + "?",
            way.word() + " the memory",
            run -> run.merge(source, target));
        moves.offerUndo();
        moves.offerConsolidation(target, "the registry of both");
      }
    }
    return ExitCode.DONE;
  }

  /** The folder itself, if it has memory: it may be a worktree that has memory of its own. */
  private Project source() {
    Project folder = projects.folder(from.value());
    return homes.memoriesHome().hasMemory(folder) ? folder : projects.named(from.value());
  }

  /** The target of a move need not exist, and may be a project whose memory was moved away. */
  private Project target() {
    Project folder = projects.folderForMemory(to.value());
    return way == Way.MOVE || homes.memoriesHome().hasMemory(folder)
        ? folder
        : projects.named(to.value());
  }
}
