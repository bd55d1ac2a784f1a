package dev.memories.cli.command;

import dev.memories.cli.call.Subcommand;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A command of the program. Help, completion, the manual, the table of docs/reference.md, the
 * start-up caches and the launcher's choice among them are made from its descriptor, or tested
 * against it.
 *
 * @param word the command as it is typed; in a group, its second word
 * @param summary one line for the help, the reference and the manual
 * @param startup how the JVM is started for the command
 * @param rehearsals command lines to run when the start-up caches are made; {@code ID} stands for a
 *     session and {@code ROLLOUT} for its file, and what follows {@code <<<} is standard input
 * @param factory builds the command; only called for commands that the command line names
 */
public record CommandDescriptor(
    String word,
    CommandSection section,
    String summary,
    StartupProfile startup,
    List<String> rehearsals,
    Function<Call, Subcommand> factory)
    implements CommandEntry {
  public CommandDescriptor {
    rehearsals = List.copyOf(rehearsals);
  }

  @Override
  public Map<String, CommandDescriptor> commands() {
    return Map.of(word, this);
  }
}
