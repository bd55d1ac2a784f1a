package dev.memories.cli;

import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Environment;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.command.Call;
import dev.memories.cli.command.CommandDescriptor;
import dev.memories.cli.command.CommandEntry;
import dev.memories.cli.command.CommandGroup;
import dev.memories.cli.option.GlobalOptions;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The commands of the program in picocli's form.
 *
 * <p>For a command line only those commands are built whose names occur in it: building all of them
 * takes longer than most commands.
 */
public final class CommandTree {
  private CommandTree() {}

  /** The program with every command, for the manual. */
  public static CommandLine complete() {
    return build(describing(), Commands.ALL, _ -> true, _ -> false);
  }

  /** A call of which no command can be run. */
  private static Call describing() {
    return new Call(
        Environment.detached(),
        new GlobalOptions(),
        Commands.ALL,
        (_, _) -> {
          throw new UnsupportedOperationException("commands are only described here");
        });
  }

  /**
   * Parses a command line.
   *
   * @param call the call that the named commands are built for
   * @throws CommandException when the command line is wrong
   */
  static Invocation parse(Call call, String... args) {
    List<String> words = Arrays.asList(args);
    List<CommandEntry> named = named(call.entries(), words);
    CommandLine program =
        build(
            call,
            named,
            member -> words.contains(member.word()) || words.contains("--help"),
            entry -> isNoValue(entry.word(), words));
    try {
      ParseResult parsed = program.parseArgs(attachJson(args));
      while (parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      Invocation invocation = new Invocation(call.options(), parsed.commandSpec().commandLine());
      if (invocation.command().isEmpty() && !parsed.unmatched().isEmpty()) {
        // With --help, picocli accepts a command that does not exist.
        throw new UnmatchedArgumentException(invocation.leaf(), parsed.unmatched());
      }
      boolean looks = call.options().wantsHelp() || call.options().wantsVersion();
      if (!named.isEmpty() && invocation.leaf().getParent() == null && !looks) {
        String word = named.getFirst().word();
        throw new ParameterException(
            program, "no command is named: \"" + word + "\" is the value of an option");
      }
      return invocation;
    } catch (ParameterException problem) {
      throw new ParseProblem(problem, call.entries()).explained();
    }
  }

  /** The entries whose names occur, in the order of the words. */
  private static List<CommandEntry> named(List<CommandEntry> entries, List<String> words) {
    return words.stream()
        .distinct()
        .flatMap(word -> entries.stream().filter(entry -> entry.word().equals(word)))
        .toList();
  }

  /** Whether a word follows none that may be an option, whose value it might be. */
  private static boolean isNoValue(String word, List<String> words) {
    int at = words.indexOf(word);
    return at == 0 || !words.get(at - 1).startsWith("-");
  }

  /**
   * Builds the program with these entries.
   *
   * @param isCertain whether an entry is the command; the words after one that takes a text, such
   *     as {@code search how do I run the tests}, name no further one
   */
  private static CommandLine build(
      Call call,
      List<CommandEntry> entries,
      Predicate<CommandDescriptor> isNamed,
      Predicate<CommandEntry> isCertain) {
    CommandSpec root = CommandSpec.create().name("memories");
    call.options().arguments().forEach(argument -> root.add(argument.spec()));
    CommandLine program = new CommandLine(root);
    for (CommandEntry entry : entries) {
      CommandLine line =
          entry instanceof CommandGroup group
              ? group(call, group, isNamed)
              : command(call, (CommandDescriptor) entry);
      program.addSubcommand(entry.word(), line);
      if (isCertain.test(entry) && takesText(line)) {
        break;
      }
    }
    // A folder may have the name of a command.
    return program
        .setAllowSubcommandsAsOptionParameters(true)
        .setExpandAtFiles(false)
        .setInterpolateVariables(false);
  }

  private static boolean takesText(CommandLine line) {
    return line.getCommandSpec().userObject() instanceof Subcommand command && command.takesText();
  }

  private static CommandLine command(Call call, CommandDescriptor descriptor) {
    Subcommand command = descriptor.factory().apply(call);
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
    spec.usageMessage()
        .description(descriptor.summary())
        .footer(command.examples().toArray(String[]::new))
        .hidden(descriptor.isHidden());
    command.arguments().forEach(argument -> spec.add(argument.spec()));
    if (command.takesText()) {
      spec.preprocessor(new FreeText());
    }
    return new CommandLine(spec);
  }

  /** A group with the members that are named; with all of them for its list when none is. */
  private static CommandLine group(
      Call call, CommandGroup group, Predicate<CommandDescriptor> isNamed) {
    CommandDescriptor alone = group.alone();
    CommandLine line;
    if (alone == null) {
      CommandSpec spec = CommandSpec.create();
      spec.usageMessage().description(group.summary());
      line = new CommandLine(spec);
    } else {
      line = command(call, alone);
    }
    List<CommandDescriptor> named = group.members().stream().filter(isNamed).toList();
    for (CommandDescriptor member : named.isEmpty() && alone == null ? group.members() : named) {
      line.addSubcommand(member.word(), command(call, member));
    }
    return line;
  }

  /**
   * Keeps {@code --json} from taking the next argument as its value, which must follow {@code =}.
   */
  private static String[] attachJson(String[] args) {
    String[] attached = args.clone();
    for (int i = 0; i < attached.length && !attached[i].equals("--"); i++) {
      if (attached[i].equals("--json")) {
        attached[i] = "--json=";
      }
    }
    return attached;
  }
}
