package dev.memories.cli.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Suggests what can be typed next on one command line of this program.
 *
 * <p>It goes through the words before the cursor as the parser would.
 */
public final class Completer {
  private final List<Suggestion> commands;
  private final CommandLine program;
  private final ArgumentValues values;
  private final List<String> named = new ArrayList<>();
  private CommandLine command;
  private List<String> used = new ArrayList<>();
  private int positionals;
  private boolean optionsEnded;
  private Optional<String> cwd = Optional.empty();

  /**
   * @param program the program with at least those commands that the line names
   * @param commands all commands of the program
   */
  public Completer(
      CommandLine program, List<Suggestion> commands, StateValues live, TreeValues tree) {
    this.program = program;
    this.command = program;
    this.commands = commands;
    this.values = new ArgumentValues(live, tree);
  }

  /**
   * Suggests words for the place of the cursor.
   *
   * @param before the words before the cursor, without the program's name
   * @param current the part of the word that is typed, possibly empty
   */
  public Suggestions complete(List<String> before, String current) {
    @Nullable OptionSpec open = null;
    for (String word : before) {
      if (open != null && wantsValue(open)) {
        takeValue(open, word);
        open = null;
      } else {
        open = take(word);
      }
    }
    if (open != null && wantsValue(open)) {
      return listed(open, values.of(open, cwd), "", current);
    }
    if (!optionsEnded && current.startsWith("--") && current.contains("=")) {
      return attached(current);
    }
    if (!optionsEnded && current.startsWith("-")) {
      return startingWith(Suggestions.of(options()), current);
    }
    return startingWith(words(), current);
  }

  /** Goes past a word; returns the option if the word is one. */
  private @Nullable OptionSpec take(String word) {
    if (!optionsEnded && word.equals("--")) {
      optionsEnded = true;
      return null;
    }
    if (!optionsEnded && word.startsWith("-")) {
      String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      used.add(name);
      OptionSpec option = command.getCommandSpec().findOption(name);
      if (option != null && word.contains("=")) {
        takeValue(option, word.substring(word.indexOf('=') + 1));
        return null;
      }
      return option;
    }
    if (word.equals("help") && command.getParent() == null && positionals == 0) {
      return null; // memories help COMMAND
    }
    CommandLine subcommand = command.getSubcommands().get(word);
    if (subcommand != null && positionals == 0) {
      command = subcommand;
      used = new ArrayList<>();
    } else {
      positionals++;
      named.add(word);
    }
    return null;
  }

  /** Remembers the project that the line names: files and versions are those of its memory. */
  private void takeValue(OptionSpec option, String value) {
    if (option.longestName().equals("--cwd")) {
      cwd = Optional.of(value);
    }
  }

  private static boolean wantsValue(OptionSpec option) {
    // An optional value, such as that of --json, must follow =.
    return option.arity().min() > 0;
  }

  private Suggestions attached(String current) {
    int equals = current.indexOf('=');
    String name = current.substring(0, equals);
    OptionSpec option = command.getCommandSpec().findOption(name);
    if (option == null) {
      return Suggestions.of(List.of());
    }
    String value = current.substring(equals + 1);
    Suggestions all =
        name.equals("--json")
            ? Suggestions.of(ArgumentValues.fields(command.getCommandSpec()))
            : values.of(option, cwd);
    return listed(option, all, name + "=", value);
  }

  /**
   * Suggests values of an option, whose last one is being typed where it takes several with commas.
   *
   * @param before what stands before the values in the same word
   */
  private static Suggestions listed(
      OptionSpec option, Suggestions all, String before, String current) {
    boolean takesList = option.longestName().equals("--json") || !option.splitRegex().isEmpty();
    String complete = takesList ? current.substring(0, current.lastIndexOf(',') + 1) : "";
    Suggestions found = startingWith(all, current.substring(complete.length()));
    return new Suggestions(
        found.words().stream()
            .map(word -> new Suggestion(before + complete + word.word(), word.meaning()))
            .toList(),
        found.files());
  }

  private List<Suggestion> options() {
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .filter(option -> Arrays.stream(option.names()).noneMatch(used::contains))
        .map(option -> new Suggestion(option.longestName(), String.join(" ", option.description())))
        .toList();
  }

  private Suggestions words() {
    boolean isProgram = command.getParent() == null;
    if (isProgram && positionals == 0) {
      return Suggestions.of(commands);
    }
    if (!command.getSubcommands().isEmpty() && positionals == 0) {
      return Suggestions.of(subcommands(command));
    }
    for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
      if (parameter.index().contains(positionals)) {
        return parameter.paramLabel().startsWith("COMMAND")
            ? Suggestions.of(commandsBelow())
            : values.of((ArgSpec) parameter, cwd);
      }
    }
    return Suggestions.of(List.of());
  }

  /** The words that go on with a command's name, given as arguments of another command. */
  private List<Suggestion> commandsBelow() {
    CommandLine below = program;
    for (String word : named) {
      below = below.getSubcommands().get(word);
      if (below == null) {
        return List.of();
      }
    }
    return named.isEmpty() ? commands : subcommands(below);
  }

  private static List<Suggestion> subcommands(CommandLine group) {
    return group.getSubcommands().entrySet().stream()
        .map(
            entry -> {
              CommandSpec spec = entry.getValue().getCommandSpec();
              return new Suggestion(
                  entry.getKey(), String.join(" ", spec.usageMessage().description()));
            })
        .toList();
  }

  private static Suggestions startingWith(Suggestions all, String beginning) {
    String wanted = beginning.toLowerCase(Locale.ROOT);
    return new Suggestions(
        all.words().stream()
            .filter(value -> value.word().toLowerCase(Locale.ROOT).startsWith(wanted))
            .toList(),
        all.files());
  }
}
