package dev.memories.doctor;

import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLock;
import dev.memories.state.lock.HolderProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Locks whose lease has run out, or whose process is gone. */
public final class LocksCheck implements Check {
  private final StateDatabase state;
  private final Optional<String> host;
  private final LongPredicate isRunning;

  /**
   * @param host the name of this machine, as locks carry it; empty when it is not known
   * @param isRunning whether there is a process of that id here
   */
  public LocksCheck(StateDatabase state, Optional<String> host, LongPredicate isRunning) {
    this.state = state;
    this.host = host;
    this.isRunning = isRunning;
  }

  /** With the processes of this machine. */
  public static LocksCheck ofThisMachine(StateDatabase state) {
    return new LocksCheck(
        state,
        Optional.ofNullable(HolderProcess.current().host()),
        pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
  }

  @Override
  public String name() {
    return "locks";
  }

  @Override
  public List<Finding> findings() {
    List<ConsolidationLock> locks = state.locks().list();
    List<Finding> findings = new ArrayList<>();
    for (ConsolidationLock lock : locks) {
      if (lock.expired()) {
        findings.add(
            stale(lock, "its lease ran out " + lock.expiresAt(), "the next run may take it"));
      } else if (isGone(lock)) {
        findings.add(
            stale(
                lock,
                "its process " + lock.pid() + " is gone",
                "nobody can consolidate the project until " + lock.expiresAt()));
      }
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(name(), locks.size() + " held, none stale"));
    }
    return findings;
  }

  /** A lock taken by {@code memories lock acquire} outlives its process on purpose. */
  private boolean isGone(ConsolidationLock lock) {
    Long pid = lock.pid();
    return pid != null
        && host.isPresent()
        && host.equals(Optional.ofNullable(lock.host()))
        && isOfARun(lock)
        && !isRunning.test(pid);
  }

  /** Runs name themselves by a UUID; people and scripts by what they like. */
  private static boolean isOfARun(ConsolidationLock lock) {
    return lock.owner().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  private Finding stale(ConsolidationLock lock, String what, String why) {
    return Finding.warning(
            name(), "the lock of " + lock.project() + " (" + lock.owner() + "): " + what, why)
        .mendedBy(
            () -> {
              // Only if it is still this owner's: a run may have taken it meanwhile.
              boolean _ = state.locks().release(lock.project(), lock.owner());
            });
  }
}
