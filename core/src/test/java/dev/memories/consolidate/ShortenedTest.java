package dev.memories.consolidate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenedTest {
  @Test
  void aShortLineStays() {
    assertThat(Shortened.of("run `make`", 10)).isEqualTo("run `make`");
  }

  @Test
  void cutsAfterAWord() {
    assertThat(Shortened.of("one two three", 9)).isEqualTo("one two …");
  }

  @Test
  void closesTheCodeMarksThatItCutsInto() {
    assertThat(Shortened.of("run `make all the things` now", 16)).isEqualTo("run `make all …`");
    assertThat(Shortened.of("run ``make `all` the things`` now", 22))
        .isEqualTo("run ``make `all` …``");
  }

  @Test
  void aWordThatDoesNotFitIsLeftOut() {
    assertThat(Shortened.of("x".repeat(20), 9)).isEqualTo("…");
    assertThat(Shortened.of("run `" + "x".repeat(20) + "`", 9)).isEqualTo("run …");
  }
}
