package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.output.JsonShape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code memories snippet}: lines for an AGENTS.md that make an agent read the memory. */
final class SnippetCommand implements Subcommand {
  private static final JsonShape<String> DOCUMENT =
      JsonShape.<String>empty().text("text", "the lines, Markdown", text -> text);

  @Override
  public List<String> examples() {
    return List.of("memories snippet >> AGENTS.md");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run(App app) throws IOException {
    try (InputStream snippet =
        SnippetCommand.class.getResourceAsStream("/dev/memories/cli/snippet/agents.md")) {
      String text =
          new String(Objects.requireNonNull(snippet).readAllBytes(), StandardCharsets.UTF_8);
      app.output().text(DOCUMENT, text, lines -> lines);
    }
    return ExitCode.DONE;
  }
}
