package dev.memories.cli.command.search;

import static dev.memories.cli.command.CommandSection.READ;
import static dev.memories.cli.command.StartupProfile.ASK;
import static dev.memories.cli.command.StartupProfile.WORK;

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
              ASK,
              List.of("search test", "search test --json", "search how do I test"),
              call ->
                  new SearchCommand(
                      call.searching(),
                      call.projects(),
                      call.homes(),
                      call.output(),
                      call.notices(),
                      call.environment().clock())),
          new CommandDescriptor(
              "why",
              READ,
              "show which lines of the memory say something, and why",
              WORK,
              List.of("why test"),
              call ->
                  new WhyCommand(
                      call.searching(),
                      call.projects(),
                      call.homes(),
                      call.output(),
                      call.notices(),
                      call.environment().clock())),
          new CommandDescriptor(
              "fix",
              READ,
              "list past failures like this one, with what helped",
              WORK,
              List.of("fix error"),
              call ->
                  new FixCommand(
                      call.searching(),
                      call.projects(),
                      call.environment().streams().in(),
                      call.output(),
                      call.notices(),
                      call.environment().clock())),
          new CommandDescriptor(
              "touched",
              READ,
              "list the sessions that changed or discussed a file",
              WORK,
              List.of("touched README.md"),
              call ->
                  new TouchedCommand(
                      call.searching(),
                      call.projects(),
                      call.output(),
                      call.notices(),
                      call.environment().clock())),
          new CommandDescriptor(
              "stats",
              READ,
              "count sessions, outcomes, tokens and commands",
              WORK,
              List.of("stats"),
              call ->
                  new StatsCommand(
                      call.searching(),
                      call.state(),
                      call.projects(),
                      call.homes(),
                      call.output(),
                      call.notices(),
                      call.environment().clock())));

  private SearchCommands() {}
}
