package dev.memories.cli.command;

import java.util.Map;

/** An entry of {@code memories --help}: a command, or a group of commands such as {@code lock}. */
public sealed interface CommandEntry permits CommandDescriptor, CommandGroup {
  /** The first word of the command line. */
  String word();

  CommandSection section();

  /** One line for the help, the README and the manual. */
  String summary();

  /** The command, or the commands of the group, by full name such as {@code lock list}. */
  Map<String, CommandDescriptor> commands();

  /** Whether the entry is left out of the help. */
  default boolean isHidden() {
    return section() == CommandSection.HIDDEN;
  }
}
