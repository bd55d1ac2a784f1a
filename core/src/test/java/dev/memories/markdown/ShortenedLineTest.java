package dev.memories.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenedLineTest {
  @Test
  void aShortLineStays() {
    assertThat(ShortenedLine.of("run `make`", 10)).isEqualTo("run `make`");
  }

  @Test
  void cutsAfterAWord() {
    assertThat(ShortenedLine.of("one two three", 9)).isEqualTo("one two …");
  }

  @Test
  void closesTheCodeMarksThatItCutsInto() {
    assertThat(ShortenedLine.of("run `make all the things` now", 16)).isEqualTo("run `make all …`");
    assertThat(ShortenedLine.of("run ``make `all` the things`` now", 22))
        .isEqualTo("run ``make `all` …``");
  }

  @Test
  void aWordThatDoesNotFitIsLeftOut() {
    assertThat(ShortenedLine.of("x".repeat(20), 9)).isEqualTo("…");
    assertThat(ShortenedLine.of("run `" + "x".repeat(20) + "`", 9)).isEqualTo("run …");
  }
}
