package dev.memories.search.readable;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a rollout in a form for people.
 *
 * @param role {@code user}, {@code assistant}, {@code command}, {@code output} and the like
 * @param text redacted; several lines
 * @param at null when the line has no time
 */
public record ReadableLine(long line, String role, String text, @Nullable Instant at) {}
