package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.shell.InteractiveShell;
import dev.memories.cli.shell.ScriptedShell;
import dev.memories.cli.shell.ShellLines;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code memories shell}: the same commands, one after the other, without the prefix. */
@Command(footer = {"memories shell", "echo 'projects' | memories shell"})
final class ShellCommand implements Subcommand {
  @Option(
      names = "--allow-system",
      description = "let a line that begins with ! run in the system's shell")
  private boolean allowSystem;

  @Override
  public ExitCode run(App app) throws IOException, InterruptedException {
    ShellLines lines = new ShellLines(app, allowSystem);
    boolean interactive =
        app.environment().terminal().isInput() && app.environment().terminal().isOutput();
    return interactive
        ? new InteractiveShell(app, lines).run()
        : new ScriptedShell(app, lines).run();
  }
}
