package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.app.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code memories completion}: prints the completion script of a shell. */
@Command(
    footer = {
      "memories completion bash > ~/.local/share/bash-completion/completions/memories",
      "memories completion zsh > ~/.zfunc/_memories",
      "memories completion fish > ~/.config/fish/completions/memories.fish"
    })
final class CompletionCommand implements Subcommand {
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  @Parameters(
      paramLabel = "SHELL",
      description = "bash, zsh or fish",
      completionCandidates = Shells.class)
  private String shell = "";

  /** The shells there is a script for. */
  static final class Shells implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return SHELLS.iterator();
    }
  }

  @Override
  public ExitCode run(App app) throws IOException {
    if (!SHELLS.contains(shell)) {
      throw UsageException.wrong(
          "print the completion of " + shell,
          "there is none for this shell",
          "the shells are: " + String.join(", ", SHELLS));
    }
    try (InputStream script =
        CompletionCommand.class.getResourceAsStream(
            "/dev/memories/cli/completion/memories." + shell)) {
      Objects.requireNonNull(script).transferTo(app.output().stream());
    }
    return ExitCode.DONE;
  }
}
