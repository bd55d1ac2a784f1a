package dev.memories.state.lock;

import java.util.function.Function;

/** The result of an attempt to take a lock. */
public sealed interface LockAttempt {
  /** The caller holds it until it closes the lease or the lease runs out. */
  record Acquired(Lease lease) implements LockAttempt {}

  /** Another run holds it. */
  record Held(ConsolidationLock lock) implements LockAttempt {}

  /**
   * The lease.
   *
   * @param busy makes the failure when another run holds the lock
   */
  default Lease orThrow(Function<ConsolidationLock, ? extends RuntimeException> busy) {
    return switch (this) {
      case Acquired(var lease) -> lease;
      case Held(var lock) -> throw busy.apply(lock);
    };
  }
}
