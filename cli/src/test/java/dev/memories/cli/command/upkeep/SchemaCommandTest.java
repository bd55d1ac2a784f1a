package dev.memories.cli.command.upkeep;

import static dev.memories.cli.command.CommandFixture.parsed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.command.CommandFixture;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {
  @TempDir Path folder;

  @Test
  void schemaDescribesTheDocumentOfTheNamedCommand() throws Exception {
    try (CommandFixture fixture = new CommandFixture(folder)) {
      Output output = fixture.output(Form.PIPED);
      SchemaCommand command = new SchemaCommand(() -> Map.of("greet", new GreetCommand()), output);

      assertThat(parsed(command, "greet").run()).isEqualTo(ExitCode.DONE);
      output.flush();
      assertThat(fixture.printed()).contains("\"greeting\"", "whom it greets");
    }
  }

  @Test
  void unknownCommandGetsASuggestion() {
    try (CommandFixture fixture = new CommandFixture(folder)) {
      SchemaCommand command =
          new SchemaCommand(() -> Map.of("greet", new GreetCommand()), fixture.output(Form.PIPED));

      assertThatThrownBy(() -> parsed(command, "great").run())
          .isInstanceOfSatisfying(
              CommandException.class, e -> assertThat(e.hint()).contains("did you mean greet?"));
    }
  }

  private static final class GreetCommand implements Subcommand {
    @Override
    public ExitCode run() {
      return ExitCode.DONE;
    }

    @Override
    public List<String> examples() {
      return List.of();
    }

    @Override
    public Optional<JsonShape<?>> document() {
      return Optional.of(
          JsonShape.<String>empty().text("greeting", "whom it greets", name -> "hello " + name));
    }
  }
}
