package dev.memories.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimestampTest {
  @Test
  void agreesWithTheJdkToTheSecond() {
    Random random = new Random(20260209);
    for (int i = 0; i < 2_000; i++) {
      Instant time =
          Instant.ofEpochSecond(
              random.nextLong(-1L << 34, 1L << 34), random.nextInt(1_000_000_000));
      assertThat(Timestamp.of(time)).isEqualTo(time.truncatedTo(ChronoUnit.SECONDS).toString());
    }
    assertThat(Timestamp.of(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
  }
}
