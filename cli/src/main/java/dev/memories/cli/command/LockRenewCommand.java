package dev.memories.cli.command;

import dev.memories.cli.option.LeaseOption;
import dev.memories.session.Project;
import dev.memories.state.ConsolidationLocks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code memories lock renew}: begins the lease of one's own lock anew. */
@Command(
    name = "renew",
    description = "begin the lease of your own lock anew",
    footer = "memories lock renew --owner nightly --lease 900")
final class LockRenewCommand extends LockChange {
  @Option(names = "--owner", required = true, paramLabel = "ID", description = "who holds it")
  private String owner = "";

  @Mixin private final LeaseOption lease = new LeaseOption();

  @Override
  String attempt() {
    return "renew";
  }

  @Override
  boolean change(ConsolidationLocks locks, Project project) {
    return locks.renew(project, owner, lease.value());
  }
}
