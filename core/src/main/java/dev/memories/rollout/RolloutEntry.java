package dev.memories.rollout;

import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.lineage.LineOwner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a rollout, read.
 *
 * @param line its number in its file, from 1, blank and malformed lines counted
 * @param timestamp when it was written; null in bare formats
 * @param owner tells the session's own lines from a parent's and from those of an earlier file
 */
public record RolloutEntry(
    long line, @Nullable Instant timestamp, RolloutItem item, LineOwner owner) {}
