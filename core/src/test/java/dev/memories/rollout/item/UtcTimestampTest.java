package dev.memories.rollout.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class UtcTimestampTest {
  @Test
  void theFormOfCodex() {
    assertThat(UtcTimestamp.parse("2026-01-05T08:09:10.123Z"))
        .isEqualTo(Instant.ofEpochMilli(1_767_600_550_123L));
  }

  @Property
  void saysWhatTheGeneralParserSays(@ForAll("texts") String text) {
    assertThat(read(text, UtcTimestamp::parse)).isEqualTo(read(text, Instant::parse));
  }

  /** Times, some of which there are not, and texts that differ from the form in one character. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> times =
        Combinators.combine(
                Arbitraries.integers().between(0, 9999),
                Arbitraries.integers().between(0, 13),
                Arbitraries.integers().between(0, 32),
                Arbitraries.integers().between(0, 25),
                Arbitraries.integers().between(0, 61),
                Arbitraries.integers().between(0, 61),
                Arbitraries.integers().between(0, 999))
            .as(
                (year, month, day, hour, minute, second, milli) ->
                    String.format(
                        Locale.ROOT,
                        "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ",
                        year,
                        month,
                        day,
                        hour,
                        minute,
                        second,
                        milli));
    Arbitrary<String> others =
        Combinators.combine(
                times,
                Arbitraries.integers().between(0, 23),
                Arbitraries.of("", "0", "00", ":", "Z", "z", "t", "+", "-", " ", "\u0663"))
            .as((time, at, piece) -> time.substring(0, at) + piece + time.substring(at + 1));
    return Arbitraries.oneOf(
        times, others, Arbitraries.of("2026-12-31T24:00:00.000Z", "2026-12-31T23:59:60.000Z"));
  }

  private static Optional<Instant> read(String text, Function<String, Instant> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
