package dev.memories.cli;

import dev.memories.cli.app.Subcommand;
import dev.memories.cli.app.UsageException;
import dev.memories.cli.option.GlobalOptions;
import java.util.Optional;
import picocli.CommandLine;

/**
 * A command line, understood.
 *
 * @param leaf the innermost command that it names, the program itself when it names none
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

  String help() {
    return HelpPage.of(leaf);
  }

  UsageException missingSubcommand() {
    String group = leaf.getCommandSpec().qualifiedName();
    return UsageException.wrong(
        "run " + group,
        "it needs one of " + String.join(", ", leaf.getSubcommands().keySet()),
        group + " --help tells more");
  }
}
