package dev.memories.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a rollout, read.
 *
 * @param line its number in the file, from 1, blank and malformed lines counted
 * @param timestamp when it was written; null in bare formats
 * @param inherited whether it is a parent's (a fork's copied or referenced prefix), hence context
 */
public record RolloutEntry(
    long line, @Nullable Instant timestamp, RolloutItem item, boolean inherited) {}
