package dev.memories.cli.command.lock;

import static dev.memories.cli.command.CommandSection.KEEP;
import static dev.memories.cli.command.StartupProfile.LOOK;

import dev.memories.cli.command.CommandDescriptor;
import dev.memories.cli.command.CommandEntry;
import dev.memories.cli.command.CommandGroup;
import dev.memories.cli.command.lock.LockLeaseCommand.Action;
import java.util.List;

/** The descriptors of the commands on locks. */
public final class LockCommands {
  public static final List<CommandEntry> ALL =
      List.of(
          new CommandGroup(
              "lock",
              KEEP,
              "list, take, renew or free the locks of consolidation",
              List.of(
                  new CommandDescriptor(
                      "list",
                      KEEP,
                      "list every lock, its owner and the end of its lease",
                      LOOK,
                      List.of("lock list", "lock list --json"),
                      call ->
                          new LockListCommand(
                              call.state(),
                              call.output(),
                              call.notices(),
                              call.environment().clock())),
                  lease(Action.ACQUIRE, "acquire", "take a project's lock if it is free"),
                  lease(Action.RENEW, "renew", "renew the lease of your own lock"),
                  new CommandDescriptor(
                      "release",
                      KEEP,
                      "free a project's lock; --any asks first",
                      LOOK,
                      List.of(),
                      call ->
                          new LockReleaseCommand(
                              call.projects(),
                              call.state(),
                              call.confirmation(),
                              call.output(),
                              call.notices())),
                  lease(
                      Action.FORCE,
                      "force",
                      "take a project's lock whoever holds it; asks first"))));

  private LockCommands() {}

  private static CommandDescriptor lease(Action action, String word, String summary) {
    return new CommandDescriptor(
        word,
        KEEP,
        summary,
        LOOK,
        List.of(),
        call ->
            new LockLeaseCommand(
                action,
                call.projects(),
                call.state(),
                call.confirmation(),
                call.output(),
                call.notices()));
  }
}
