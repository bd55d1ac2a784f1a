package dev.memories.rollout;

import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.lineage.LineOwner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a rollout, parsed.
 *
 * @param line line number in the file, from 1; blank and malformed lines count
 * @param timestamp null in bare formats
 * @param owner whether the line is the session's own, its parent's, or of an earlier file
 */
public record RolloutEntry(
    long line, @Nullable Instant timestamp, RolloutItem item, LineOwner owner) {}
