package dev.memories.cli;

import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.option.GlobalOptions;
import java.util.Optional;
import picocli.CommandLine;

/**
 * A parsed command line.
 *
 * @param leaf the innermost command named; the program itself when none is
 */
record Invocation(GlobalOptions options, CommandLine leaf) {
  /** The command to run; empty for the program itself and for groups such as {@code lock}. */
  Optional<Subcommand> command() {
    return leaf.getCommandSpec().userObject() instanceof Subcommand command
        ? Optional.of(command)
        : Optional.empty();
  }

  boolean isGroup() {
    return leaf.getParent() != null && command().isEmpty();
  }

  CommandException missingSubcommand() {
    String group = leaf.getCommandSpec().qualifiedName();
    return CommandException.wrong(
        "run " + group,
        "it needs one of " + String.join(", ", leaf.getSubcommands().keySet()),
        group + " --help tells more");
  }
}
