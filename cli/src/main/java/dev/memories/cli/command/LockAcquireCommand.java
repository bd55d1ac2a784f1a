package dev.memories.cli.command;

import dev.memories.cli.option.LeaseOption;
import dev.memories.session.Project;
import dev.memories.state.ConsolidationLocks;
import dev.memories.state.LockAttempt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code memories lock acquire}: takes a free lock, or renews one's own. */
@Command(
    name = "acquire",
    description = "take a project's lock if it is free",
    footer = "memories lock acquire --owner nightly --lease 900")
final class LockAcquireCommand extends LockChange {
  @Option(names = "--owner", required = true, paramLabel = "ID", description = "who takes it")
  private String owner = "";

  @Mixin private final LeaseOption lease = new LeaseOption();

  @Override
  String attempt() {
    return "acquire";
  }

  @Override
  boolean change(ConsolidationLocks locks, Project project) {
    return locks.tryAcquire(project, owner, lease.value()) instanceof LockAttempt.Acquired;
  }
}
