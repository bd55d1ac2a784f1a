package dev.memories.cli.command;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Arguments;
import dev.memories.cli.argument.Option;
import dev.memories.cli.option.LeaseOption;
import dev.memories.session.Project;
import dev.memories.state.lock.ConsolidationLocks;
import java.util.List;

/** {@code memories lock renew}: begins the lease of one's own lock anew. */
final class LockRenewCommand extends LockChange {
  private final Option<String> owner = Option.text("--owner", "ID", "who holds it").required();

  private final LeaseOption lease = new LeaseOption();

  @Override
  List<Argument> ownArguments() {
    return Arguments.of(List.of(owner), lease.arguments());
  }

  @Override
  public List<String> examples() {
    return List.of("memories lock renew --owner nightly --lease 900");
  }

  @Override
  String attempt() {
    return "renew";
  }

  @Override
  boolean change(ConsolidationLocks locks, Project project) {
    return locks.renew(project, owner.value().orElseThrow(), lease.value());
  }
}
