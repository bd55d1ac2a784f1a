package dev.memories.cli.command.interactive;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.output.Output;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** {@code memories completion}: prints the completion script of a shell. */
final class CompletionCommand implements Subcommand {
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  private final Output output;

  private final Parameters shell = Parameters.of("1", "SHELL", "bash, zsh or fish").choices(SHELLS);

  CompletionCommand(Output output) {
    this.output = output;
  }

  @Override
  public List<Argument> arguments() {
    return List.of(shell);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories completion bash > ~/.local/share/bash-completion/completions/memories",
        "memories completion zsh > ~/.zfunc/_memories",
        "memories completion fish > ~/.config/fish/completions/memories.fish");
  }

  @Override
  public ExitCode run() throws IOException {
    if (!SHELLS.contains(shell.value())) {
      throw CommandException.wrong(
          "print the completion of " + shell.value(),
          "there is none for this shell",
          "the shells are: " + String.join(", ", SHELLS));
    }
    try (InputStream script =
        CompletionCommand.class.getResourceAsStream(
            "/dev/memories/cli/completion/memories." + shell.value())) {
      Objects.requireNonNull(script).transferTo(output.stream());
    }
    return ExitCode.DONE;
  }
}
