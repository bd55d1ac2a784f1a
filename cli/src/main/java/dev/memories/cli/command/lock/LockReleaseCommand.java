package dev.memories.cli.command.lock;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Option;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Confirmation;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.session.Project;
import dev.memories.state.lock.ConsolidationLocks;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code memories lock release}: frees the lock of an owner, or any lock. */
final class LockReleaseCommand implements Subcommand {
  private final ProjectLookup projects;
  private final StateConnection state;
  private final Confirmation confirmation;
  private final Output output;
  private final Notices notices;

  private final CwdOption cwd = new CwdOption();
  private final Option<String> owner = Option.text("--owner", "ID", "free it if this is its owner");
  private final Flag any = Flag.of("--any", "free it whoever holds it");

  LockReleaseCommand(
      ProjectLookup projects,
      StateConnection state,
      Confirmation confirmation,
      Output output,
      Notices notices) {
    this.projects = projects;
    this.state = state;
    this.confirmation = confirmation;
    this.output = output;
    this.notices = notices;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), List.of(owner), List.of(any));
  }

  @Override
  public List<String> examples() {
    return List.of("memories lock release --owner nightly", "memories lock release --any --yes");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(LockChange.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    if (any.isSet() == owner.value().isPresent()) {
      throw CommandException.wrong(
          "release the lock",
          "it needs either --owner ID or --any",
          "memories lock list shows owners");
    }
    Project project = projects.forWork(cwd.value());
    if (any.isSet()) {
      confirmation.require(
          "Free the lock of " + project + ", whoever holds it?", "release the lock");
    }
    ConsolidationLocks locks = state.toWrite().locks();
    boolean ok = attempt(locks, project);
    return LockChange.of(project, ok, locks).print("release", output, notices);
  }

  private boolean attempt(ConsolidationLocks locks, Project project) {
    if (owner.value().isPresent()) {
      return locks.release(project, LockOwner.of(owner.value().get()));
    }
    // A free lock is not an error.
    boolean _ = locks.releaseAny(project);
    return true;
  }
}
