package dev.memories.state.sql;

import java.time.Instant;

/** Arithmetic on epoch seconds over the whole 64-bit range; results stop at its limits. */
public final class EpochSeconds {
  private EpochSeconds() {}

  /** The instant, or the nearest one that {@link Instant} can hold. */
  public static Instant ofSeconds(long seconds) {
    return Instant.ofEpochSecond(
        Math.clamp(seconds, Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()));
  }

  public static long plus(long seconds, long more) {
    long sum = seconds + more;
    boolean overflowed = ((seconds ^ sum) & (more ^ sum)) < 0;
    return overflowed ? (more < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }

  public static long minus(long seconds, long less) {
    long difference = seconds - less;
    boolean overflowed = ((seconds ^ less) & (seconds ^ difference)) < 0;
    return overflowed ? (less < 0 ? Long.MAX_VALUE : Long.MIN_VALUE) : difference;
  }
}
