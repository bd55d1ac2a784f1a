package dev.memories.cli.command.reading;

import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.install.AgentInstructions;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code memories snippet}: prints lines for an AGENTS.md that make agents read the memory. */
final class SnippetCommand implements Subcommand {
  private static final JsonShape<String> DOCUMENT =
      JsonShape.<String>empty().text("text", "the lines, Markdown", text -> text);

  private final Output output;

  SnippetCommand(Output output) {
    this.output = output;
  }

  @Override
  public List<String> examples() {
    return List.of("memories snippet >> AGENTS.md");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    output.text(DOCUMENT, AgentInstructions.text(), lines -> lines);
    return ExitCode.DONE;
  }
}
