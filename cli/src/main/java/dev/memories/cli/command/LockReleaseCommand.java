package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.UsageException;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Option;
import dev.memories.session.Project;
import dev.memories.state.lock.ConsolidationLocks;
import java.util.List;

/** {@code memories lock release}: frees one's own lock, or any. */
final class LockReleaseCommand extends LockChange {
  private final Option<String> owner = Option.text("--owner", "ID", "free it if this is its owner");

  private final Flag any = Flag.of("--any", "free it whoever holds it");

  @Override
  List<Argument> ownArguments() {
    return List.of(owner, any);
  }

  @Override
  public List<String> examples() {
    return List.of("memories lock release --owner nightly", "memories lock release --any --yes");
  }

  @Override
  String attempt() {
    return "release";
  }

  @Override
  void confirm(App app, Project project) {
    if (any.isSet() == owner.value().isPresent()) {
      throw UsageException.wrong(
          "release the lock",
          "it needs either --owner ID or --any",
          "memories lock list shows owners");
    }
    if (any.isSet()) {
      app.confirm("Free the lock of " + project + ", whoever holds it?", "release the lock");
    }
  }

  @Override
  boolean change(ConsolidationLocks locks, Project project) {
    if (owner.value().isPresent()) {
      return locks.release(project, owner.value().get());
    }
    // Nothing to free is not an error.
    boolean _ = locks.releaseAny(project);
    return true;
  }
}
