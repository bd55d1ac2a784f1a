package dev.memories.tui.port;

import java.time.Instant;

/**
 * A project's consolidation lock that somebody holds.
 *
 * @param expired whether its lease has run out, so that the next run may take it
 */
public record HeldLock(String owner, Instant since, Instant until, boolean expired) {}
