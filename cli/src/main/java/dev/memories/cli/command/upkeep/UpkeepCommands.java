package dev.memories.cli.command.upkeep;

import static dev.memories.cli.command.CommandSection.KEEP;
import static dev.memories.cli.command.StartupProfile.WORK;

import dev.memories.cli.command.Call;
import dev.memories.cli.command.CommandDescriptor;
import dev.memories.cli.command.CommandEntry;
import dev.memories.cli.doctor.Checks;
import java.util.List;

/** The descriptors of the commands that look after the memory. */
public final class UpkeepCommands {
  public static final List<CommandEntry> ALL =
      List.of(
          new CommandDescriptor(
              "config",
              KEEP,
              "show every setting, its value and where it came from",
              WORK,
              List.of("config"),
              call ->
                  new ConfigCommand(
                      call.settings(),
                      new SettingsEdit(call.settings(), call.environment(), call.notices()),
                      call.output())),
          new CommandDescriptor(
              "history",
              KEEP,
              "list a project's earlier consolidations, with what changed",
              WORK,
              List.of("history"),
              call ->
                  new HistoryCommand(
                      call.projects(),
                      call.trees(),
                      call.state(),
                      call.output(),
                      call.environment().clock())),
          new CommandDescriptor(
              "restore",
              KEEP,
              "go back to an earlier consolidation",
              WORK,
              List.of(),
              call ->
                  new RestoreCommand(
                      call.projects(),
                      call.trees(),
                      call.state(),
                      call.runs()::restoration,
                      call.confirmation(),
                      call.output(),
                      call.conclusion())),
          new CommandDescriptor(
              "forget",
              KEEP,
              "remove what a session taught, and never extract it again",
              WORK,
              List.of(),
              call ->
                  new ForgetCommand(
                      call.state(),
                      call.indexing(),
                      call.runs()::forgetting,
                      call.confirmation(),
                      call.output(),
                      call.notices(),
                      call.conclusion())),
          new CommandDescriptor(
              "log",
              KEEP,
              "list what was removed or put back, and when",
              WORK,
              List.of(),
              call ->
                  new LogCommand(
                      call.state(), call.homes(), call.output(), call.environment().clock())),
          new CommandDescriptor(
              "doctor",
              KEEP,
              "say what is wrong, and what to do about it",
              WORK,
              List.of("doctor"),
              call ->
                  new DoctorCommand(
                      checks(call),
                      call.homes(),
                      call.state(),
                      call.confirmation(),
                      call.output(),
                      call.notices())),
          new CommandDescriptor(
              "schema",
              KEEP,
              "print the JSON Schema of a command's --json",
              WORK,
              List.of(),
              call -> new SchemaCommand(call::allCommands, call.output())));

  private UpkeepCommands() {}

  private static Checks checks(Call call) {
    return new Checks(
        call.environment(),
        call.settings(),
        call.homes(),
        call.state(),
        call.runs().models(),
        call.gates(),
        () -> call.runs().cleaning(call.state().toRead()));
  }
}
