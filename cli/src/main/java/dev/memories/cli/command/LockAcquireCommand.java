package dev.memories.cli.command;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Arguments;
import dev.memories.cli.argument.Option;
import dev.memories.cli.option.LeaseOption;
import dev.memories.session.Project;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.state.lock.LockAttempt;
import java.util.List;

/** {@code memories lock acquire}: takes a free lock, or renews one's own. */
final class LockAcquireCommand extends LockChange {
  private final Option<String> owner = Option.text("--owner", "ID", "who takes it").required();

  private final LeaseOption lease = new LeaseOption();

  @Override
  List<Argument> ownArguments() {
    return Arguments.of(List.of(owner), lease.arguments());
  }

  @Override
  public List<String> examples() {
    return List.of("memories lock acquire --owner nightly --lease 900");
  }

  @Override
  String attempt() {
    return "acquire";
  }

  @Override
  boolean change(ConsolidationLocks locks, Project project) {
    return locks.tryAcquire(project, owner.value().orElseThrow(), lease.value())
        instanceof LockAttempt.Acquired;
  }
}
