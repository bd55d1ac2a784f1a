package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.session.Project;
import dev.memories.state.ConsolidationLocks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code memories lock release}: frees one's own lock, or any. */
@Command(
    name = "release",
    description = "free a project's lock; --any asks first",
    footer = {"memories lock release --owner nightly", "memories lock release --any --yes"})
final class LockReleaseCommand extends LockChange {
  @ArgGroup(multiplicity = "1")
  private Holder holder = new Holder();

  /** Whose lock it must be. */
  static final class Holder {
    @Option(names = "--owner", paramLabel = "ID", description = "free it if this is its owner")
    private @Nullable String owner;

    @Option(names = "--any", description = "free it whoever holds it")
    private boolean any;
  }

  @Override
  String attempt() {
    return "release";
  }

  @Override
  void confirm(App app, Project project) {
    if (holder.any) {
      app.confirm("Free the lock of " + project + ", whoever holds it?", "release the lock");
    }
  }

  @Override
  boolean change(ConsolidationLocks locks, Project project) {
    if (holder.owner != null) {
      return locks.release(project, holder.owner);
    }
    // Nothing to free is not an error.
    boolean _ = locks.releaseAny(project);
    return true;
  }
}
