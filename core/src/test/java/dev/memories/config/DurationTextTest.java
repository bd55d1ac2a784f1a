package dev.memories.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "90s, 90",
    "5m, 300",
    "2h, 7200",
    "1d, 86400",
    "1w, 604800",
    "1h30m, 5400",
    "' 5m ', 300"
  })
  void durationsAreParsed(String text, long seconds) {
    assertThat(DurationText.parse(text)).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void millisecondsAreNotMinutes() {
    assertThat(DurationText.parse("250ms")).contains(Duration.ofMillis(250));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "-5m", "5 m", "m", "5parsecs", "1.5h", "9999999999s", "5M"})
  void malformedDurationsAreRefused(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
  }
}
