package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.app.UsageException;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.output.JsonSchema;
import dev.memories.text.NearestWord;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code memories schema}: the JSON Schema of what a command prints with {@code --json}. */
final class SchemaCommand implements Subcommand {
  private final Parameters words =
      Parameters.of("1..*", "COMMAND", "a command by its full name, e.g. trace show");

  @Override
  public List<Argument> arguments() {
    return List.of(words);
  }

  @Override
  public List<String> examples() {
    return List.of("memories schema candidates", "memories schema trace show");
  }

  @Override
  public ExitCode run(App app) throws IOException {
    Map<String, Subcommand> commands = documented();
    String name = String.join(" ", words.values());
    Subcommand command = commands.get(name);
    if (command == null) {
      throw UsageException.notFound(
          "find the schema of " + name,
          "there is no command of that name with a JSON form",
          NearestWord.of(name, commands.keySet())
              .map(near -> "did you mean " + near + "?")
              .orElse("there are: " + String.join(", ", commands.keySet())));
    }
    app.output().own(new JsonSchema(name, command.documents()).text());
    return ExitCode.DONE;
  }

  /** The commands that have a JSON form, by their full names. */
  static Map<String, Subcommand> documented() {
    Map<String, Subcommand> commands = new LinkedHashMap<>();
    for (CommandName name : CommandName.values()) {
      if (name.members().isEmpty()) {
        commands.put(name.word(), name.create());
      }
      for (GroupMember member : name.members()) {
        commands.put(name.word() + " " + member.word(), member.create().get());
      }
    }
    commands.values().removeIf(command -> command.documents().isEmpty());
    return commands;
  }
}
