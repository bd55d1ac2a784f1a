package dev.memories.cli.command.project;

import static dev.memories.cli.command.CommandSection.KEEP;
import static dev.memories.cli.command.CommandSection.READ;
import static dev.memories.cli.command.StartupProfile.SEARCH;
import static dev.memories.cli.command.StartupProfile.WORK;

import dev.memories.cli.command.Call;
import dev.memories.cli.command.CommandDescriptor;
import dev.memories.cli.command.CommandEntry;
import dev.memories.cli.command.CommandGroup;
import dev.memories.cli.command.project.ProjectMoveCommand.Way;
import java.util.List;

/** The descriptors of the commands on projects. */
public final class ProjectCommands {
  public static final List<CommandEntry> ALL =
      List.of(
          new CommandGroup(
              "projects",
              READ,
              "list the projects that have memory",
              new CommandDescriptor(
                  "projects",
                  READ,
                  "list the projects that have memory",
                  SEARCH,
                  List.of("projects"),
                  call ->
                      new ProjectsCommand(
                          call.state(),
                          call.homes(),
                          call.output(),
                          call.notices(),
                          call.environment())),
              List.of(
                  move(Way.MOVE, "give the memory of a project to a folder that has none"),
                  move(Way.MERGE, "put the memory of a project into that of another"),
                  new CommandDescriptor(
                      "split",
                      READ,
                      "make a folder, or chosen sessions, a project of their own",
                      SEARCH,
                      List.of(),
                      call ->
                          new ProjectSplitCommand(
                              call.projects(), call.homes(), call.state(), moves(call))),
                  new CommandDescriptor(
                      "undo",
                      READ,
                      "undo the newest move, merge or split",
                      SEARCH,
                      List.of(),
                      call -> new ProjectUndoCommand(call.homes(), moves(call))))),
          new CommandDescriptor(
              "export",
              KEEP,
              "write a project's memory as one file",
              WORK,
              List.of(),
              call ->
                  new ExportCommand(
                      call.environment(),
                      call.projects(),
                      call.trees(),
                      call.state(),
                      call.output(),
                      call.notices())),
          new CommandDescriptor(
              "import",
              KEEP,
              "take in memory from elsewhere, marked as such",
              WORK,
              List.of(),
              call ->
                  new ImportCommand(
                      call.environment(),
                      call.projects(),
                      call.homes(),
                      call.state(),
                      call.runs()::imports,
                      call.output(),
                      call.notices())));

  private ProjectCommands() {}

  private static CommandDescriptor move(Way way, String summary) {
    return new CommandDescriptor(
        way.word(),
        READ,
        summary,
        SEARCH,
        List.of(),
        call -> new ProjectMoveCommand(way, call.projects(), call.homes(), moves(call)));
  }

  private static ProjectMoves moves(Call call) {
    return new ProjectMoves(
        call.state(), call.runs()::moves, call.confirmation(), call.output(), call.notices());
  }
}
