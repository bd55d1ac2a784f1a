package dev.memories.cli.command.interactive;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.call.CommandRunner;
import dev.memories.cli.call.Environment;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.shell.InteractiveShell;
import dev.memories.cli.shell.ScriptedShell;
import dev.memories.cli.shell.ShellLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** {@code memories shell}: runs commands one after the other, without the prefix. */
final class ShellCommand implements Subcommand {
  private final Supplier<Environment> environment;
  private final CommandRunner runner;
  private final ProjectLookup projects;
  private final Homes homes;
  private final Set<String> commands;
  private final Output output;
  private final Notices notices;

  private final Flag allowSystem =
      Flag.of("--allow-system", "let a line that begins with ! run in the system's shell");

  /**
   * @param environment what the shell's lines run in; the options of this call are variables there
   * @param commands the names of all commands
   */
  ShellCommand(
      Supplier<Environment> environment,
      CommandRunner runner,
      ProjectLookup projects,
      Homes homes,
      Set<String> commands,
      Output output,
      Notices notices) {
    this.environment = environment;
    this.runner = runner;
    this.projects = projects;
    this.homes = homes;
    this.commands = Set.copyOf(commands);
    this.output = output;
    this.notices = notices;
  }

  @Override
  public List<Argument> arguments() {
    return List.of(allowSystem);
  }

  @Override
  public List<String> examples() {
    return List.of("memories shell", "echo 'projects' | memories shell");
  }

  @Override
  public ExitCode run() throws IOException, InterruptedException {
    Environment here = environment.get();
    ShellLines lines = new ShellLines(here, runner, projects, homes, notices, allowSystem.isSet());
    if (!here.terminal().isInput() || !here.terminal().isOutput()) {
      return new ScriptedShell(lines, here.streams().in(), notices).run();
    }
    Path history = homes.memoriesHome().shellHistory();
    return new InteractiveShell(lines, history, commands, output.style(), notices).run();
  }
}
