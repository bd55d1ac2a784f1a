package dev.memories.cli.command.upkeep;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.output.JsonSchema;
import dev.memories.cli.output.Output;
import dev.memories.text.NearestWord;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code memories schema}: prints the JSON Schema of what a command prints with {@code --json}. */
final class SchemaCommand implements Subcommand {
  private final Supplier<Map<String, Subcommand>> commands;
  private final Output output;

  private final Parameters words =
      Parameters.of("1..*", "COMMAND", "a command by its full name, e.g. trace show");

  /**
   * @param commands every command by its full name, built when asked for
   */
  SchemaCommand(Supplier<Map<String, Subcommand>> commands, Output output) {
    this.commands = commands;
    this.output = output;
  }

  @Override
  public List<Argument> arguments() {
    return List.of(words);
  }

  @Override
  public List<String> examples() {
    return List.of("memories schema candidates", "memories schema trace show");
  }

  @Override
  public ExitCode run() throws IOException {
    Map<String, Subcommand> documented = new LinkedHashMap<>(commands.get());
    documented.values().removeIf(command -> command.documents().isEmpty());
    String name = String.join(" ", words.values());
    Subcommand command = documented.get(name);
    if (command == null) {
      throw CommandException.notFound(
          "find the schema of " + name,
          "there is no command of that name with a JSON form",
          NearestWord.question(name, documented.keySet())
              .orElse("there are: " + String.join(", ", documented.keySet())));
    }
    output.trusted(new JsonSchema(name, command.documents()).text());
    return ExitCode.DONE;
  }
}
