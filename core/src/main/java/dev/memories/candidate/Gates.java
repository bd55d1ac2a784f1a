package dev.memories.candidate;

import dev.memories.session.SessionId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a session must pass to become a candidate.
 *
 * @param limit how many are taken at most; {@link #NO_LIMIT} for all
 * @param idle how long a session must have been left alone; zero switches the gate off
 * @param current the session that asks, null when none does
 * @param force whether to take what is up to date, too
 */
public record Gates(
    SourceFilter sources,
    int limit,
    Duration idle,
    @Nullable SessionId current,
    Exclusions exclusions,
    boolean force) {
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  /** The reference's limit, and our idle time (reference.md 1k, product.md 3). */
  public static final Gates DEFAULT =
      new Gates(SourceFilter.INTERACTIVE, 8, Duration.ofMinutes(5), null, Exclusions.NONE, false);
}
