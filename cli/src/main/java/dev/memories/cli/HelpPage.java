package dev.memories.cli;

import dev.memories.cli.call.Subcommand;
import dev.memories.cli.command.CommandEntry;
import dev.memories.cli.command.CommandSection;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The text of {@code --help}. */
final class HelpPage {
  /** The width where there is no terminal. */
  static final int COLUMNS = 80;

  /** Longer lines are hard to read. */
  private static final int MOST_COLUMNS = 100;

  private final List<CommandEntry> entries;
  private final HelpLayout layout;

  /**
   * @param entries every command of the program
   * @param columns the width of the terminal
   */
  HelpPage(List<CommandEntry> entries, int columns) {
    this.entries = List.copyOf(entries);
    this.layout = new HelpLayout(Math.min(columns, MOST_COLUMNS));
  }

  /** The help of a command, or of the program. */
  String of(CommandLine command) {
    return command.getParent() == null ? ofProgram(command) : ofCommand(command);
  }

  private String ofProgram(CommandLine program) {
    StringBuilder text = new StringBuilder();
    text.append("usage: memories COMMAND [OPTION...]\n\n")
        .append(
            layout.paragraph(
                "Turns the session logs of coding agents into memory that belongs to a project."))
        .append(layout.paragraph("Works offline; sends nothing anywhere unless told to."));
    for (CommandSection section : CommandSection.values()) {
      if (section != CommandSection.HIDDEN) {
        text.append('\n').append(section.title()).append('\n');
        entries.stream()
            .filter(entry -> entry.section() == section)
            .forEach(entry -> text.append(layout.command(entry.word(), entry.summary())));
      }
    }
    text.append("\nglobal options, before or after the command\n")
        .append(layout.arguments(List.of(), program.getCommandSpec().options()))
        .append('\n')
        .append(
            layout.paragraph(
                "`memories help COMMAND` tells more of one. Start with `memories demo`."));
    return text.toString();
  }

  private String ofCommand(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    StringBuilder text = new StringBuilder(layout.paragraph("usage: " + synopsis(spec)));
    text.append('\n').append(layout.paragraph(summary(spec)));
    if (!command.getSubcommands().isEmpty()) {
      text.append("\ncommands\n");
      command
          .getSubcommands()
          .forEach(
              (word, below) -> text.append(layout.command(word, summary(below.getCommandSpec()))));
    }
    List<OptionSpec> own = spec.options().stream().filter(option -> !option.inherited()).toList();
    if (!own.isEmpty() || !spec.positionalParameters().isEmpty()) {
      text.append("\noptions\n").append(layout.arguments(spec.positionalParameters(), own));
    }
    text.append("\nglobal options: memories --help\n");
    String[] examples = spec.usageMessage().footer();
    if (examples.length > 0) {
      text.append("\nexamples\n");
      Arrays.stream(examples).forEach(line -> text.append(layout.example(line)));
    }
    return text.toString();
  }

  private static String summary(CommandSpec spec) {
    return String.join(" ", spec.usageMessage().description());
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
}
