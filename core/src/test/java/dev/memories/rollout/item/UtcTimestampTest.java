package dev.memories.rollout.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.oneOf;
import static org.quicktheories.generators.Generate.pick;
import static org.quicktheories.generators.Generate.range;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

final class UtcTimestampTest {
  @Test
  void timestampOfCodexIsParsed() {
    assertThat(UtcTimestamp.parse("2026-01-05T08:09:10.123Z"))
        .isEqualTo(Instant.ofEpochMilli(1_767_600_550_123L));
  }

  @Test
  void agreesWithTheGeneralParser() {
    qt().forAll(texts())
        .checkAssert(
            text ->
                assertThat(read(text, UtcTimestamp::parse)).isEqualTo(read(text, Instant::parse)));
  }

  /** Times, not all of them valid, and texts that differ from a time in one character. */
  private static Gen<String> texts() {
    Gen<String> spoiled =
        times()
            .zip(
                range(0, 23),
                pick(List.of("", "0", "00", ":", "Z", "z", "t", "+", "-", " ", "\u0663")),
                (time, at, piece) -> time.substring(0, at) + piece + time.substring(at + 1));
    return oneOf(
        times(), spoiled, pick(List.of("2026-12-31T24:00:00.000Z", "2026-12-31T23:59:60.000Z")));
  }

  private static Gen<String> times() {
    Gen<String> date =
        range(0, 9999)
            .zip(range(0, 13), range(0, 32), (y, m, d) -> format("%04d-%02d-%02d", y, m, d));
    Gen<String> time =
        range(0, 25)
            .zip(range(0, 61), range(0, 61), (h, m, s) -> format("%02d:%02d:%02d", h, m, s));
    return date.zip(time, range(0, 999), (day, clock, ms) -> format("%sT%s.%03dZ", day, clock, ms));
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }

  private static Optional<Instant> read(String text, Function<String, Instant> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
