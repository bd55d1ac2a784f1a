package dev.memories.state.lock;

/** The result of an attempt to take a lock. */
public sealed interface LockAttempt {
  /** The caller holds it until it closes the lease or the lease runs out. */
  record Acquired(Lease lease) implements LockAttempt {}

  /** Another run holds it. */
  record Held(ConsolidationLock lock) implements LockAttempt {}
}
