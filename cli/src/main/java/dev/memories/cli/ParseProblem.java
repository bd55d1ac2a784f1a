package dev.memories.cli;

import dev.memories.cli.call.CommandException;
import dev.memories.cli.command.CommandEntry;
import dev.memories.cli.command.CommandGroup;
import dev.memories.text.NearestWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A command line that picocli could not parse.
 *
 * @param commands every command of the program, for suggestions
 */
record ParseProblem(ParameterException cause, List<CommandEntry> commands) {
  private static final String ATTEMPT = "understand the command line";

  /** The problem in our words, with the nearest known word. */
  CommandException explained() {
    CommandLine command = cause.getCommandLine();
    String help = command.getCommandSpec().qualifiedName() + " --help tells more";
    if (cause instanceof UnmatchedArgumentException unmatched) {
      return unknown(command, unmatched.getUnmatched().getFirst(), help);
    }
    Optional<String> argument = Optional.ofNullable(cause.getArgSpec()).map(ParseProblem::label);
    String message = plain(String.valueOf(cause.getMessage()).replaceFirst("^[Ee]rror: ", ""));
    String reason =
        cause instanceof MissingParameterException && argument.isPresent()
            ? argument.get() + " is missing"
            : message;
    return CommandException.wrong(ATTEMPT, reason, help);
  }

  /** A message of picocli in our words. */
  private static String plain(String message) {
    String plain =
        message
            .replaceFirst(
                "^Missing required parameter for option '(-[^']+)'.*", "the value of $1 is missing")
            .replaceFirst("^Missing required parameter: '(.*)'$", "$1 is missing")
            .replaceFirst("^Missing required parameters: '(.*)', '(.*)'$", "$1 and $2 are missing")
            .replaceFirst("^Missing required option: '(.*)'$", "$1 is missing")
            .replaceFirst("^Invalid value for option '([^']+)': (.*)$", "$1: $2")
            .replaceFirst(
                "^(.*): '(.*)' is not an? (?:int|long)$", "$1: \"$2\" is not a whole number");
    // The name of a parameter keeps its capitals.
    return plain.equals(message)
        ? plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1)
        : plain;
  }

  private CommandException unknown(CommandLine command, String word, String help) {
    if (word.startsWith("-") && word.length() > 1) {
      String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      String of =
          command.getParent() == null ? "" : " of " + command.getCommandSpec().qualifiedName();
      return wrong("option", name, of, NearestWord.question(name, options(command)).orElse(help));
    }
    return command.getParent() == null || !command.getSubcommands().isEmpty()
        ? wrong(
            "command",
            word,
            "",
            NearestWord.question(word, subcommands(command))
                .or(() -> inGroups(command, word))
                .orElse(help))
        : wrong("argument", word, "", help);
  }

  private static CommandException wrong(String kind, String name, String of, String hint) {
    return CommandException.wrong(ATTEMPT, "there is no " + kind + " \"" + name + "\"" + of, hint);
  }

  private static Collection<String> options(CommandLine command) {
    List<String> names = new ArrayList<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      names.addAll(Arrays.asList(option.names()));
    }
    return names;
  }

  private Collection<String> subcommands(CommandLine command) {
    return command.getParent() == null
        ? commands.stream().map(CommandEntry::word).toList()
        : command.getSubcommands().keySet();
  }

  /** The commands of that name that belong to groups, as in {@code trace list}. */
  private Optional<String> inGroups(CommandLine command, String word) {
    List<String> found = new ArrayList<>();
    for (CommandEntry entry : commands) {
      if (command.getParent() == null && entry instanceof CommandGroup group) {
        group.members().stream()
            .filter(member -> member.word().equals(word))
            .forEach(member -> found.add(group.word() + " " + word));
      }
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of("did you mean " + String.join(", or ", found) + "?");
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? "the value of " + option.longestName()
        : argument.paramLabel();
  }
}
