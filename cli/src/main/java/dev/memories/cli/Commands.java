package dev.memories.cli;

import dev.memories.cli.command.CommandEntry;
import dev.memories.cli.command.agent.AgentCommands;
import dev.memories.cli.command.interactive.InteractiveCommands;
import dev.memories.cli.command.lock.LockCommands;
import dev.memories.cli.command.pipeline.PipelineCommands;
import dev.memories.cli.command.project.ProjectCommands;
import dev.memories.cli.command.reading.ReadingCommands;
import dev.memories.cli.command.search.SearchCommands;
import dev.memories.cli.command.upkeep.UpkeepCommands;
import java.util.ArrayList;
import java.util.List;

/** Every command of the program, in the order of the help. */
final class Commands {
  static final List<CommandEntry> ALL = all();

  private Commands() {}

  private static List<CommandEntry> all() {
    List<CommandEntry> entries = new ArrayList<>();
    entries.addAll(PipelineCommands.ALL);
    entries.addAll(SearchCommands.ALL);
    entries.addAll(ProjectCommands.ALL);
    entries.addAll(ReadingCommands.ALL);
    entries.addAll(AgentCommands.ALL);
    entries.addAll(LockCommands.ALL);
    entries.addAll(UpkeepCommands.ALL);
    entries.addAll(InteractiveCommands.ALL);
    return List.copyOf(entries);
  }
}
