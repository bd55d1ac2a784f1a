package dev.memories.doctor;

import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLock;
import dev.memories.state.lock.HolderProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Checks for locks whose lease has expired or whose process is gone. */
public final class LocksCheck implements Check {
  private final StateDatabase state;
  private final Optional<String> host;
  private final LongPredicate isRunning;

  /**
   * @param host name of this machine, as in locks; empty when unknown
   * @param isRunning whether a process with that id runs on this machine
   */
  public LocksCheck(StateDatabase state, Optional<String> host, LongPredicate isRunning) {
    this.state = state;
    this.host = host;
    this.isRunning = isRunning;
  }

  /** A check against the processes of this machine. */
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
            stale(lock, "its lease expired " + lock.expiresAt(), "the next run may take it"));
      } else if (lock.isAbandoned()) {
        findings.add(
            stale(
                lock,
                "its process " + lock.pid() + " is gone",
                "the next run takes it over and clears what is left"));
      } else if (isGone(lock)) {
        findings.add(
            stale(
                lock,
                "its process " + lock.pid() + " is gone",
                "nobody can consolidate the project until " + lock.expiresAt()));
      }
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.ok(
              name(),
              locks.isEmpty() ? "no lock is held" : locks.size() + " held, each by a run at work"));
    }
    return findings;
  }

  /** Not for a lock of {@code memories lock acquire}, which outlives its process on purpose. */
  private boolean isGone(ConsolidationLock lock) {
    Long pid = lock.pid();
    return pid != null
        && host.isPresent()
        && host.equals(Optional.ofNullable(lock.host()))
        && isOfARun(lock)
        && !isRunning.test(pid);
  }

  /** Runs use a UUID as owner; people and scripts choose any name. */
  private static boolean isOfARun(ConsolidationLock lock) {
    return lock.owner().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  private Finding stale(ConsolidationLock lock, String what, String why) {
    return Finding.warning(
            name(), "the lock of " + lock.project() + " (" + lock.owner() + "): " + what, why)
        .fixedBy(
            () -> {
              // Only if the owner still holds it: a run may have taken it in the meantime.
              boolean _ = state.locks().release(lock.project(), lock.owner());
            });
  }
}
