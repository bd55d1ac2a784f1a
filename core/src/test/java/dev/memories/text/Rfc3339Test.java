package dev.memories.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Rfc3339Test {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1970-01-01T00:00:00+00:00",
    "-1, 0, 1969-12-31T23:59:59+00:00",
    "1770653763, 120000000, 2026-02-09T16:16:03.120+00:00",
    "1770653763, 1000, 2026-02-09T16:16:03.000001+00:00",
    "1770653763, 7, 2026-02-09T16:16:03.000000007+00:00",
    "253402300799, 0, 9999-12-31T23:59:59+00:00",
  })
  void fractionHasTheFewestGroupsOfDigits(long second, int nano, String text) {
    Instant time = Instant.ofEpochSecond(second, nano);

    assertThat(Rfc3339.format(time)).isEqualTo(text);
    assertThat(Rfc3339.parse(text)).contains(time);
  }

  @Test
  void anyOffsetIsParsed() {
    Instant time = Instant.parse("2026-02-09T16:16:03Z");

    assertThat(Rfc3339.parse("2026-02-09T16:16:03Z")).contains(time);
    assertThat(Rfc3339.parse("2026-02-09T18:16:03+02:00")).contains(time);
    assertThat(Rfc3339.parse("yesterday")).isEmpty();
  }
}
