package dev.memories.cli;

import dev.memories.cli.call.Subcommand;
import dev.memories.cli.command.CommandEntry;
import dev.memories.cli.command.CommandSection;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The text of {@code --help}, at most 80 columns wide. */
final class HelpPage {
  static final int COLUMNS = 80;

  private HelpPage() {}

  /**
   * The help of a command, or of the program.
   *
   * @param entries every command of the program
   */
  static String of(CommandLine command, List<CommandEntry> entries) {
    return command.getParent() == null ? ofProgram(command, entries) : ofCommand(command);
  }

  private static String ofProgram(CommandLine program, List<CommandEntry> entries) {
    StringBuilder text = new StringBuilder();
    text.append("usage: memories COMMAND [OPTION...]\n\n")
        .append("Turns the session logs of coding agents into memory that belongs to a project.\n")
        .append("Works offline; sends nothing anywhere unless told to.\n");
    for (CommandSection section : CommandSection.values()) {
      if (section != CommandSection.HIDDEN) {
        text.append('\n').append(section.title()).append('\n');
        entries.stream()
            .filter(entry -> entry.section() == section)
            .forEach(entry -> text.append(line(entry.word(), entry.summary())));
      }
    }
    text.append("\nglobal options, before or after the command\n")
        .append(options(program, program.getCommandSpec().options()))
        .append("\n`memories COMMAND --help` tells more of one. Start with `memories demo`.\n");
    return text.toString();
  }

  private static String line(String word, String summary) {
    return String.format("  %-12s  %s%n", word, summary);
  }

  private static String ofCommand(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    StringBuilder text = new StringBuilder("usage: " + synopsis(spec) + "\n\n");
    text.append(summary(spec)).append('\n');
    if (!command.getSubcommands().isEmpty()) {
      text.append("\ncommands\n");
      command
          .getSubcommands()
          .forEach((word, below) -> text.append(line(word, summary(below.getCommandSpec()))));
    }
    List<OptionSpec> own = spec.options().stream().filter(option -> !option.inherited()).toList();
    if (!own.isEmpty() || !spec.positionalParameters().isEmpty()) {
      text.append("\noptions\n").append(parameters(command)).append(options(command, own));
    }
    text.append("\nglobal options: memories --help\n");
    String[] examples = spec.usageMessage().footer();
    if (examples.length > 0) {
      text.append("\nexamples\n");
      Arrays.stream(examples).forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return text.toString();
  }

  private static String summary(CommandSpec spec) {
    return String.join("\n", spec.usageMessage().description());
  }

  private static String synopsis(CommandSpec spec) {
    boolean hasOptions = spec.options().stream().anyMatch(option -> !option.inherited());
    return spec.qualifiedName()
        + below(spec)
        + spec.positionalParameters().stream().map(HelpPage::label).collect(Collectors.joining())
        + (hasOptions ? " [OPTION...]" : "");
  }

  private static String below(CommandSpec spec) {
    if (spec.subcommands().isEmpty()) {
      return "";
    }
    return spec.userObject() instanceof Subcommand ? " [COMMAND]" : " COMMAND";
  }

  private static String label(PositionalParamSpec parameter) {
    String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
    return parameter.arity().min() > 0 ? " " + label : " [" + label + "]";
  }

  private static String parameters(CommandLine command) {
    return new Help(command.getCommandSpec(), Help.defaultColorScheme(Ansi.OFF)).parameterList();
  }

  private static String options(CommandLine command, List<OptionSpec> options) {
    return new Help(command.getCommandSpec(), Help.defaultColorScheme(Ansi.OFF))
        .optionListExcludingGroups(options);
  }
}
