package dev.memories.cli.command.reading;

import static dev.memories.cli.command.CommandSection.READ;
import static dev.memories.cli.command.StartupProfile.LOOK;
import static dev.memories.cli.command.StartupProfile.STREAM;
import static dev.memories.cli.command.StartupProfile.WORK;

import dev.memories.cli.command.CommandDescriptor;
import dev.memories.cli.command.CommandEntry;
import dev.memories.cli.command.CommandGroup;
import java.util.List;

/** The descriptors of the commands that print what is in the memory. */
public final class ReadingCommands {
  public static final List<CommandEntry> ALL =
      List.of(
          new CommandDescriptor(
              "summary",
              READ,
              "print a project's memory summary, one line per trace",
              LOOK,
              List.of("summary"),
              call -> new SummaryCommand(call.projects(), call.trees(), call.output())),
          new CommandDescriptor(
              "registry",
              READ,
              "print a project's registry, MEMORY.md",
              LOOK,
              List.of("registry"),
              call ->
                  new RegistryCommand(
                      call.projects(), call.trees(), call.homes(), call.state(), call.output())),
          new CommandGroup(
              "trace",
              READ,
              "list or show traces",
              List.of(
                  new CommandDescriptor(
                      "list",
                      READ,
                      "list the traces in a project's tree",
                      LOOK,
                      List.of("trace list"),
                      call ->
                          new TraceListCommand(
                              call.projects(),
                              call.trees(),
                              call.state(),
                              call.searching(),
                              call.output(),
                              call.environment().clock())),
                  new CommandDescriptor(
                      "show",
                      READ,
                      "print one trace",
                      LOOK,
                      List.of("trace show ID"),
                      call ->
                          new TraceShowCommand(
                              call.trees(), call.state(), call.output(), call.notices())))),
          new CommandDescriptor(
              "show",
              READ,
              "print a file of the memory tree",
              LOOK,
              List.of("show MEMORY.md"),
              call -> new ShowCommand(call.projects(), call.trees(), call.homes(), call.output())),
          new CommandDescriptor(
              "transcript",
              READ,
              "print what an extractor reads of a session",
              STREAM,
              List.of("transcript ROLLOUT --kinds message"),
              call -> new TranscriptCommand(call.homes(), call.environment().cwd(), call.output())),
          new CommandDescriptor(
              "snippet",
              READ,
              "print lines for an AGENTS.md that make agents read the memory",
              WORK,
              List.of(),
              call -> new SnippetCommand(call.output())),
          new CommandDescriptor(
              "prompt",
              READ,
              "print the prompt that a model would get",
              WORK,
              List.of(),
              call ->
                  new PromptCommand(
                      call.settings(),
                      call.projects(),
                      call.homes(),
                      call.state(),
                      call.indexing(),
                      call.runs().models(),
                      call.output(),
                      call.notices())),
          new CommandDescriptor(
              "path",
              READ,
              "print the folder of a project's memory",
              LOOK,
              List.of("path", "path --codex-home .", "path --json"),
              call ->
                  new PathCommand(call.projects(), call.homes(), call.output(), call.notices())));

  private ReadingCommands() {}
}
