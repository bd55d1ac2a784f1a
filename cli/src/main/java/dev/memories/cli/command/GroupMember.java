package dev.memories.cli.command;

import dev.memories.cli.app.Subcommand;
import java.util.List;
import java.util.function.Supplier;

/**
 * A command of a group, such as {@code lock list}: its word, its line in the help, how it is built.
 */
public record GroupMember(String word, String summary, Supplier<Subcommand> create) {
  static final List<GroupMember> OF_TRACE =
      List.of(
          new GroupMember("list", "list the traces in a project's tree", TraceListCommand::new),
          new GroupMember("show", "print one trace", TraceShowCommand::new));

  static final List<GroupMember> OF_LOCK =
      List.of(
          new GroupMember(
              "list", "list every lock, with who holds it until when", LockListCommand::new),
          new GroupMember(
              "acquire", "take a project's lock if it is free", LockAcquireCommand::new),
          new GroupMember("renew", "begin the lease of your own lock anew", LockRenewCommand::new),
          new GroupMember(
              "release", "free a project's lock; --any asks first", LockReleaseCommand::new),
          new GroupMember(
              "force",
              "take a project's lock whoever holds it; asks first",
              LockForceCommand::new));
}
