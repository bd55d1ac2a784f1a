package dev.memories.state.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.longRange;
import static org.quicktheories.generators.Generate.oneOf;
import static org.quicktheories.generators.Generate.pick;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

final class EpochSecondsTest {
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  @Test
  void sumsAndDifferencesStopAtTheLimits() {
    qt().forAll(numbers(), numbers())
        .checkAssert(
            (a, b) -> {
              BigInteger one = BigInteger.valueOf(a);
              BigInteger other = BigInteger.valueOf(b);
              assertThat(EpochSeconds.plus(a, b)).isEqualTo(limited(one.add(other)));
              assertThat(EpochSeconds.minus(a, b)).isEqualTo(limited(one.subtract(other)));
            });
  }

  private static long limited(BigInteger exact) {
    return exact.max(MIN).min(MAX).longValueExact();
  }

  private static Gen<Long> numbers() {
    return oneOf(
        longRange(Long.MIN_VALUE, Long.MAX_VALUE),
        longRange(-3, 3),
        pick(List.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE)));
  }

  @Test
  void timeBeyondTheCalendarIsItsFirstOrLast() {
    assertThat(EpochSeconds.ofSeconds(7)).isEqualTo(Instant.ofEpochSecond(7));
    assertThat(EpochSeconds.ofSeconds(Long.MIN_VALUE)).isEqualTo(Instant.MIN);
    assertThat(EpochSeconds.ofSeconds(Long.MAX_VALUE).getEpochSecond())
        .isEqualTo(Instant.MAX.getEpochSecond());
  }
}
