package dev.memories.model.http;

import dev.memories.model.ModelFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Decides when a failed request is sent again (docs/spec/product.md 5.3).
 *
 * <p>After a status 5xx or a broken connection a few times, with pauses of 200 ms, 400 ms and so
 * on; after 429 when the server says, within limits.
 */
final class Retries {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  /** The longest pause that a server may ask for. */
  private static final Duration MAX_PAUSE = Duration.ofMinutes(2);

  /** How long after the first request a server may still ask to wait. */
  private static final Duration MAX_DURATION = Duration.ofMinutes(10);

  private final int max;
  private final Instant start;
  private final InstantSource clock;
  private int retries;
  private int rateLimits;

  Retries(int max, InstantSource clock) {
    this.max = max;
    this.clock = clock;
    this.start = clock.instant();
  }

  /** The decision after a failure. */
  sealed interface RetryDecision {
    record Again(Duration pause, String why) implements RetryDecision {}

    record GiveUp(ModelFailure failure) implements RetryDecision {}
  }

  RetryDecision after(StatusFailure failure) {
    return switch (failure) {
      case StatusFailure.Final(var why) -> new RetryDecision.GiveUp(why);
      case StatusFailure.Transient(var why) -> afterTransient(why);
      case StatusFailure.RateLimited(var why, var pause) -> afterRateLimit(why, pause);
    };
  }

  RetryDecision afterTransient(ModelFailure failure) {
    if (retries >= max) {
      return new RetryDecision.GiveUp(failure);
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(retries, 10));
    retries++;
    return new RetryDecision.Again(pause, failure.message());
  }

  private RetryDecision afterRateLimit(ModelFailure failure, Duration requested) {
    Duration pause =
        requested.isZero() ? FIRST_PAUSE.multipliedBy(1L << Math.min(rateLimits, 8)) : requested;
    rateLimits++;
    Instant until = clock.instant().plus(pause);
    boolean tooLong = pause.compareTo(MAX_PAUSE) > 0 || until.isAfter(start.plus(MAX_DURATION));
    return tooLong
        ? new RetryDecision.GiveUp(failure)
        : new RetryDecision.Again(pause, failure.message());
  }
}
