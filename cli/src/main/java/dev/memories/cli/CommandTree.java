package dev.memories.cli;

import dev.memories.cli.app.Subcommand;
import dev.memories.cli.app.UsageException;
import dev.memories.cli.command.CommandName;
import dev.memories.cli.command.GroupMember;
import dev.memories.cli.option.GlobalOptions;
import dev.memories.text.NearestWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The program's commands, as picocli wants them.
 *
 * <p>Only commands whose names occur in the arguments are built: building all costs more than most
 * of them take.
 */
public final class CommandTree {
  private static final String ATTEMPT = "understand the command line";

  private CommandTree() {}

  /** The program with every command and all their members: what the manual is made from. */
  public static CommandLine complete() {
    return build(new GlobalOptions(), Arrays.asList(CommandName.values()), _ -> true);
  }

  /**
   * Understands the arguments.
   *
   * @throws UsageException when they name something that there is not
   */
  static Invocation parse(String... args) {
    GlobalOptions options = new GlobalOptions();
    List<String> words = Arrays.asList(args);
    CommandLine program =
        build(
            options,
            Arrays.stream(CommandName.values())
                .filter(name -> words.contains(name.word()))
                .toList(),
            member -> words.contains(member.word()));
    try {
      ParseResult parsed = program.parseArgs(attachJson(args));
      while (parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      return new Invocation(options, parsed.commandSpec().commandLine());
    } catch (ParameterException problem) {
      throw explain(problem);
    }
  }

  private static CommandLine build(
      GlobalOptions options, List<CommandName> names, Predicate<GroupMember> named) {
    CommandSpec root = CommandSpec.create().name("memories");
    options.arguments().forEach(argument -> root.add(argument.spec()));
    CommandLine program = new CommandLine(root);
    for (CommandName name : names) {
      program.addSubcommand(
          name.word(),
          name.members().isEmpty() ? command(name.summary(), name.create()) : group(name, named));
    }
    return program
        .setExpandAtFiles(false)
        .setInterpolateVariables(false)
        .setUsageHelpWidth(HelpPage.COLUMNS);
  }

  private static CommandLine command(String summary, Subcommand command) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
    spec.usageMessage().description(summary).footer(command.examples().toArray(String[]::new));
    command.arguments().forEach(argument -> spec.add(argument.spec()));
    return new CommandLine(spec);
  }

  /** A group with the members that are named; with all when none is, so that it can list them. */
  private static CommandLine group(CommandName name, Predicate<GroupMember> named) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().description(name.summary());
    CommandLine group = new CommandLine(spec);
    List<GroupMember> chosen = name.members().stream().filter(named).toList();
    for (GroupMember member : chosen.isEmpty() ? name.members() : chosen) {
      group.addSubcommand(member.word(), command(member.summary(), member.create().get()));
    }
    return group;
  }

  /** Keeps {@code --json} from taking the next argument for its value: only {@code =} gives one. */
  private static String[] attachJson(String[] args) {
    String[] attached = args.clone();
    for (int i = 0; i < attached.length && !attached[i].equals("--"); i++) {
      if (attached[i].equals("--json")) {
        attached[i] = "--json=";
      }
    }
    return attached;
  }

  private static UsageException explain(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    String see = command.getCommandSpec().qualifiedName() + " --help tells more";
    if (problem instanceof UnmatchedArgumentException unmatched) {
      return unknown(command, unmatched.getUnmatched().getFirst(), see);
    }
    Optional<String> argument = Optional.ofNullable(problem.getArgSpec()).map(CommandTree::label);
    String message = String.valueOf(problem.getMessage()).replaceFirst("^[Ee]rror: ", "");
    String reason =
        problem instanceof CommandLine.MissingParameterException && argument.isPresent()
            ? argument.get() + " is missing"
            : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    return UsageException.wrong(ATTEMPT, reason, see);
  }

  private static UsageException unknown(CommandLine command, String word, String see) {
    boolean isOption = word.startsWith("-") && word.length() > 1;
    String name = isOption && word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    boolean wantsCommand = !isOption && takesSubcommand(command);
    Collection<String> known = isOption ? options(command) : subcommands(command);
    String kind = isOption ? "option" : wantsCommand ? "command" : "argument";
    Optional<String> meant =
        isOption || wantsCommand ? NearestWord.of(name, known) : Optional.empty();
    return UsageException.wrong(
        ATTEMPT,
        "there is no " + kind + " \"" + name + "\"" + (isOption ? inCommand(command) : ""),
        meant.map(nearest -> "did you mean " + nearest + "?").orElse(see));
  }

  private static boolean takesSubcommand(CommandLine command) {
    return command.getParent() == null || !command.getSubcommands().isEmpty();
  }

  private static String inCommand(CommandLine command) {
    return command.getParent() == null ? "" : " of " + command.getCommandSpec().qualifiedName();
  }

  private static Collection<String> options(CommandLine command) {
    List<String> names = new ArrayList<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      names.addAll(Arrays.asList(option.names()));
    }
    return names;
  }

  private static Collection<String> subcommands(CommandLine command) {
    return command.getParent() == null
        ? Arrays.stream(CommandName.values()).map(CommandName::word).toList()
        : command.getSubcommands().keySet();
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? "the value of " + option.longestName()
        : argument.paramLabel();
  }
}
