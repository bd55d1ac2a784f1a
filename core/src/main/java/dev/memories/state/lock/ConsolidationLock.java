package dev.memories.state.lock;

import dev.memories.session.Project;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project's lock: who took it, when, until when.
 *
 * @param owner the run that took it
 * @param acquiredAt when this owner took it first
 * @param renewedAt when the lease last began
 * @param expired whether {@code expiresAt} has come
 * @param pid of the process that took it; null when it did not say
 * @param host of that process; null when it did not say
 */
public record ConsolidationLock(
    Project project,
    String owner,
    Instant acquiredAt,
    Instant renewedAt,
    Instant expiresAt,
    boolean expired,
    @Nullable Long pid,
    @Nullable String host) {}
