package dev.memories.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonShapeTest {
  @Test
  void a_time_is_what_the_jdk_writes_of_it_to_the_second() {
    Random random = new Random(20260209);
    for (int i = 0; i < 2_000; i++) {
      Instant time =
          Instant.ofEpochSecond(
              random.nextLong(-1L << 34, 1L << 34), random.nextInt(1_000_000_000));
      assertThat(JsonShape.second(time)).isEqualTo(time.truncatedTo(ChronoUnit.SECONDS).toString());
    }
    assertThat(JsonShape.second(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
  }
}
