package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Arguments;
import dev.memories.cli.argument.Option;
import dev.memories.cli.option.LeaseOption;
import dev.memories.session.Project;
import dev.memories.state.lock.ConsolidationLocks;
import java.util.List;

/** {@code memories lock force}: takes a lock whoever holds it. */
final class LockForceCommand extends LockChange {
  private final Option<String> owner = Option.text("--owner", "ID", "who takes it").required();

  private final LeaseOption lease = new LeaseOption();

  @Override
  List<Argument> ownArguments() {
    return Arguments.of(List.of(owner), lease.arguments());
  }

  @Override
  public List<String> examples() {
    return List.of("memories lock force --owner me --yes");
  }

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
    return locks.force(project, owner.value().orElseThrow(), lease.value()).isHeld();
  }
}
