package dev.memories.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time since this object was made, for reports. Tests hand in a clock that they set. */
public final class Stopwatch {
  private final InstantSource clock;
  private final Instant start;

  public Stopwatch(InstantSource clock) {
    this.clock = clock;
    this.start = clock.instant();
  }

  /** Never negative: the machine's clock may be set back meanwhile. */
  public Duration elapsed() {
    Duration elapsed = Duration.between(start, clock.instant());
    return elapsed.isNegative() ? Duration.ZERO : elapsed;
  }
}
