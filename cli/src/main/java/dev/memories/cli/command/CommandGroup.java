package dev.memories.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Commands that share their first word. */
public record CommandGroup(
    String word, CommandSection section, String summary, List<CommandDescriptor> members)
    implements CommandEntry {
  public CommandGroup {
    members = List.copyOf(members);
  }

  @Override
  public Map<String, CommandDescriptor> commands() {
    Map<String, CommandDescriptor> commands = new LinkedHashMap<>();
    members.forEach(member -> commands.put(word + " " + member.word(), member));
    return commands;
  }
}
