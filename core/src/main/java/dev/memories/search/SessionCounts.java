package dev.memories.search;

import org.jspecify.annotations.Nullable;

/**
 * How much was done in a session.
 *
 * @param turns messages of the user
 * @param commands command lines that ran
 * @param failedCommands those that failed
 * @param files files that patches changed
 * @param model the model of the last turn; null when the rollout does not say
 */
public record SessionCounts(
    int turns, int commands, int failedCommands, int files, @Nullable String model) {
  public static final SessionCounts NONE = new SessionCounts(0, 0, 0, 0, null);
}
