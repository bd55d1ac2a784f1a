package dev.memories.state.lock;

import dev.memories.session.Project;
import java.time.Duration;

/** The right to change a project's tree for some time; closing it releases the lock. */
public final class Lease implements AutoCloseable {
  private final ConsolidationLocks locks;
  private final Project project;
  private final String owner;
  private final Duration length;

  Lease(ConsolidationLocks locks, Project project, String owner, Duration length) {
    this.locks = locks;
    this.project = project;
    this.owner = owner;
    this.length = length;
  }

  public Project project() {
    return project;
  }

  public String owner() {
    return owner;
  }

  /** Whether this run still has the lock, even if the lease has run out. */
  public boolean isHeld() {
    return locks.holds(project, owner);
  }

  /** Restarts the lease; false when another run has taken the lock, then stop without a write. */
  public boolean renew() {
    return locks.renew(project, owner, length);
  }

  /** Releases the lock; does nothing when another run has taken it. */
  @Override
  public void close() {
    locks.release(project, owner);
  }
}
