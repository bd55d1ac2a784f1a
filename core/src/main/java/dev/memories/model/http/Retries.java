package dev.memories.model.http;

import dev.memories.model.ModelFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * When a request that failed is sent again (product.md 5): 5xx and broken connections a few times,
 * after 200 ms and twice as long each time; 429 when the server says, within limits.
 */
final class Retries {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  /** A server that asks for more than this is better asked another day. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private static final Duration LONGEST_WAIT_IN_ALL = Duration.ofMinutes(10);

  private final int most;
  private final Instant began;
  private final InstantSource clock;
  private int done;
  private int told;

  Retries(int most, InstantSource clock) {
    this.most = most;
    this.clock = clock;
    this.began = clock.instant();
  }

  /** What to do. */
  sealed interface Verdict {
    record Again(Duration pause, String why) implements Verdict {}

    record GiveUp(ModelFailure failure) implements Verdict {}
  }

  Verdict after(StatusFailure failure) {
    return switch (failure) {
      case StatusFailure.Final(var why) -> new Verdict.GiveUp(why);
      case StatusFailure.Passing(var why) -> afterBroken(why);
      case StatusFailure.Wait(var why, var pause) -> waitAsTold(why, pause);
    };
  }

  Verdict afterBroken(ModelFailure failure) {
    if (done >= most) {
      return new Verdict.GiveUp(failure);
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(done, 10));
    done++;
    return new Verdict.Again(pause, failure.message());
  }

  private Verdict waitAsTold(ModelFailure failure, Duration asked) {
    Duration pause = asked.isZero() ? FIRST_PAUSE.multipliedBy(1L << Math.min(told, 8)) : asked;
    told++;
    Instant until = clock.instant().plus(pause);
    boolean tooLong =
        pause.compareTo(LONGEST_WAIT) > 0 || until.isAfter(began.plus(LONGEST_WAIT_IN_ALL));
    return tooLong ? new Verdict.GiveUp(failure) : new Verdict.Again(pause, failure.message());
  }
}
