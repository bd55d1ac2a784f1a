package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.shell.InteractiveShell;
import dev.memories.cli.shell.ScriptedShell;
import dev.memories.cli.shell.ShellLines;
import java.io.IOException;
import java.util.List;

/** {@code memories shell}: the same commands, one after the other, without the prefix. */
final class ShellCommand implements Subcommand {
  private final Flag allowSystem =
      Flag.of("--allow-system", "let a line that begins with ! run in the system's shell");

  @Override
  public List<Argument> arguments() {
    return List.of(allowSystem);
  }

  @Override
  public List<String> examples() {
    return List.of("memories shell", "echo 'projects' | memories shell");
  }

  @Override
  public ExitCode run(App app) throws IOException, InterruptedException {
    ShellLines lines = new ShellLines(app, allowSystem.isSet());
    boolean interactive =
        app.environment().terminal().isInput() && app.environment().terminal().isOutput();
    return interactive
        ? new InteractiveShell(app, lines).run()
        : new ScriptedShell(app, lines).run();
  }
}
