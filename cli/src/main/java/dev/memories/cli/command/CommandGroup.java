package dev.memories.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Commands that share their first word.
 *
 * @param alone the command that the first word is by itself; null when it is none
 */
public record CommandGroup(
    String word,
    CommandSection section,
    String summary,
    @Nullable CommandDescriptor alone,
    List<CommandDescriptor> members)
    implements CommandEntry {
  public CommandGroup {
    members = List.copyOf(members);
  }

  /** A group whose first word is no command by itself. */
  public CommandGroup(
      String word, CommandSection section, String summary, List<CommandDescriptor> members) {
    this(word, section, summary, null, members);
  }

  @Override
  public Map<String, CommandDescriptor> commands() {
    Map<String, CommandDescriptor> commands = new LinkedHashMap<>();
    if (alone != null) {
      commands.put(word, alone);
    }
    members.forEach(member -> commands.put(word + " " + member.word(), member));
    return commands;
  }
}
