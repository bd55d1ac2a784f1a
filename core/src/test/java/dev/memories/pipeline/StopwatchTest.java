package dev.memories.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StopwatchTest {
  private final TestClock clock = new TestClock(TestSessions.NOON);
  private final Stopwatch stopwatch = new Stopwatch(clock);

  @Test
  void elapsedTimeIsCountedFromTheStart() {
    clock.advance(Duration.ofMillis(1500));

    assertThat(stopwatch.elapsed()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void elapsedTimeIsZeroWhenTheClockWasSetBack() {
    clock.advance(Duration.ofMinutes(-1));

    assertThat(stopwatch.elapsed()).isZero();
  }
}
