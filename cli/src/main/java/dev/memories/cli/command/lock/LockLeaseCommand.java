package dev.memories.cli.command.lock;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.cli.call.Confirmation;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.option.LeaseOption;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.session.Project;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.state.lock.LockAttempt;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code memories lock acquire}, {@code renew} and {@code force}: lease a project's lock. */
final class LockLeaseCommand implements Subcommand {
  /** What the command does to the lock. */
  enum Action {
    /** Takes a free lock, or renews the owner's own. */
    ACQUIRE("acquire", "who takes it", "memories lock acquire --owner nightly --lease 900"),
    /** Begins the lease of the owner's lock again. */
    RENEW("renew", "who holds it", "memories lock renew --owner nightly --lease 900"),
    /** Takes the lock whoever holds it. */
    FORCE("force", "who takes it", "memories lock force --owner me --yes");

    private final String verb;
    private final String ownerHelp;
    private final String example;

    Action(String verb, String ownerHelp, String example) {
      this.verb = verb;
      this.ownerHelp = ownerHelp;
      this.example = example;
    }
  }

  private final Action action;
  private final ProjectLookup projects;
  private final StateConnection state;
  private final Confirmation confirmation;
  private final Output output;
  private final Notices notices;

  private final CwdOption cwd = new CwdOption();
  private final Option<String> owner;
  private final LeaseOption lease = new LeaseOption();

  LockLeaseCommand(
      Action action,
      ProjectLookup projects,
      StateConnection state,
      Confirmation confirmation,
      Output output,
      Notices notices) {
    this.action = action;
    this.projects = projects;
    this.state = state;
    this.confirmation = confirmation;
    this.output = output;
    this.notices = notices;
    this.owner = Option.text("--owner", "ID", action.ownerHelp).required();
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), List.of(owner), lease.arguments());
  }

  @Override
  public List<String> examples() {
    return List.of(action.example);
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(LockChange.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    Project project = projects.forWork(cwd.value());
    if (action == Action.FORCE) {
      confirmation.require("Take the lock of " + project + ", whoever holds it?", "force the lock");
    }
    ConsolidationLocks locks = state.toWrite().locks();
    boolean ok = attempt(locks, project, LockOwner.of(owner.value().orElseThrow()));
    return LockChange.of(project, ok, locks).print(action.verb, output, notices);
  }

  private boolean attempt(ConsolidationLocks locks, Project project, String by) {
    return switch (action) {
      case ACQUIRE -> locks.tryAcquire(project, by, lease.value()) instanceof LockAttempt.Acquired;
      case RENEW -> locks.renew(project, by, lease.value());
      case FORCE -> locks.force(project, by, lease.value()).isHeld();
    };
  }
}
