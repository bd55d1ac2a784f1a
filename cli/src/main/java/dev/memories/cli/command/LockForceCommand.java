package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.option.LeaseOption;
import dev.memories.session.Project;
import dev.memories.state.ConsolidationLocks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code memories lock force}: takes a lock whoever holds it. */
@Command(
    name = "force",
    description = "take a project's lock whoever holds it; asks first",
    footer = "memories lock force --owner me --yes")
final class LockForceCommand extends LockChange {
  @Option(names = "--owner", required = true, paramLabel = "ID", description = "who takes it")
  private String owner = "";

  @Mixin private final LeaseOption lease = new LeaseOption();

  @Override
  String attempt() {
    return "force";
  }

  @Override
  void confirm(App app, Project project) {
    app.confirm("Take the lock of " + project + ", whoever holds it?", "force the lock");
  }

  @Override
  boolean change(ConsolidationLocks locks, Project project) {
    return locks.force(project, owner, lease.value()).isHeld();
  }
}
