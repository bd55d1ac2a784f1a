package dev.memories.state.lock;

import dev.memories.program.ProcessIdentity;
import dev.memories.session.Project;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a project: who holds it, since when and until when.
 *
 * @param owner the run that took the lock
 * @param acquiredAt when this owner first took it
 * @param renewedAt when its lease last began
 * @param expired whether {@code expiresAt} has passed
 * @param pid the process that took it; null when unknown
 * @param host the machine of that process; null when unknown
 * @param heldBy the process whose end frees the lock; empty when only the end of the lease does, as
 *     for a lock that a person took
 */
public record ConsolidationLock(
    Project project,
    String owner,
    Instant acquiredAt,
    Instant renewedAt,
    Instant expiresAt,
    boolean expired,
    @Nullable Long pid,
    @Nullable String host,
    Optional<ProcessIdentity> heldBy) {
  /** Whether its process is known to have ended; then anybody may take it at once. */
  public boolean isAbandoned() {
    return heldBy.filter(ProcessIdentity::isGone).isPresent();
  }
}
