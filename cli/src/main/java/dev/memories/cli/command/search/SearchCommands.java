package dev.memories.cli.command.search;

import static dev.memories.cli.command.CommandSection.READ;
import static dev.memories.cli.command.StartupProfile.SEARCH;

import dev.memories.cli.command.CommandDescriptor;
import dev.memories.cli.command.CommandEntry;
import java.util.List;

/** The descriptors of the commands that ask the memory. */
public final class SearchCommands {
  public static final List<CommandEntry> ALL =
      List.of(
          new CommandDescriptor(
              "search",
              READ,
              "find words in memory, traces and sessions",
              SEARCH,
              List.of("search test", "search test --json", "search how do I test"),
              call ->
                  new SearchCommand(
                      call.searching(),
                      call.projects(),
                      call.output(),
                      call.notices(),
                      call.environment().clock())));

  private SearchCommands() {}
}
