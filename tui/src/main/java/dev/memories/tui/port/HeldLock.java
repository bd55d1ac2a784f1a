package dev.memories.tui.port;

import java.time.Instant;

/**
 * The consolidation lock of a project that somebody holds.
 *
 * @param expired whether its lease has expired, so that the next run may take it
 */
public record HeldLock(String owner, Instant since, Instant until, boolean expired) {}
