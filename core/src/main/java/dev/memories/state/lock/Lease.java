package dev.memories.state.lock;

import dev.memories.session.Project;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The right to change a project's tree for some time; closing it releases the lock. */
public final class Lease implements AutoCloseable {
  private final ConsolidationLocks locks;
  private final Project project;
  private final String owner;
  private final Duration length;
  private final Optional<ConsolidationLock> takenOver;

  Lease(
      ConsolidationLocks locks,
      Project project,
      String owner,
      Duration length,
      Optional<ConsolidationLock> takenOver) {
    this.locks = locks;
    this.project = project;
    this.owner = owner;
    this.length = length;
    this.takenOver = takenOver;
  }

  public Project project() {
    return project;
  }

  public String owner() {
    return owner;
  }

  /** The lock that an ended process had left, and that this lease has replaced. */
  public Optional<ConsolidationLock> takenOver() {
    return takenOver;
  }

  /** Whether this run still has the lock, even if the lease has run out. */
  public boolean isHeld() {
    return locks.holds(project, owner);
  }

  /**
   * Does short work that must not be done by a run that has lost the lock. The write lock of the
   * database keeps other runs from taking it over meanwhile.
   *
   * @return what the work returns, which is not null; empty when another run has the lock, then the
   *     work was not done
   */
  public <T> Optional<T> whileHeld(Supplier<T> work) {
    return locks.whileHeld(project, owner, work);
  }

  /** Restarts the lease; false when another run has taken the lock, then stop without a write. */
  public boolean renew() {
    return locks.renew(project, owner, length);
  }

  /**
   * Releases the lock if the work is complete and no other run has asked for it meanwhile, in one
   * transaction. Otherwise the lock stays held, and the request counts as answered.
   *
   * @param complete whether everything in the database has been dealt with
   * @return whether the lock was released, or had been lost
   */
  public boolean releaseIf(BooleanSupplier complete) {
    return locks.releaseIf(project, owner, complete);
  }

  /** Releases the lock; does nothing when another run has taken it. */
  @Override
  public void close() {
    locks.release(project, owner);
  }
}
