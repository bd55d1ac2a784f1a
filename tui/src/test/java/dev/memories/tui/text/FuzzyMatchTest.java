package dev.memories.tui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzyMatchTest {
  @ParameterizedTest(name = "[{0}] in [{1}]: {2}")
  @CsvSource({
    "cart, Cart total is rounded, true",
    "crt, Cart total, true",
    "total cart, Cart total, true",
    "cart zebra, Cart total, false",
    "shapi, /srv/work/shop-api, true",
    "tca, Cart total, false",
    "ct, come here tomorrow and not before, false",
    "'', anything, true"
  })
  void lettersMustOccurInOrderAndCloseTogether(String words, String text, boolean matches) {
    assertThat(FuzzyMatch.score(words, text) != FuzzyMatch.NONE).isEqualTo(matches);
  }

  @Test
  void beginningOfAWordCountsMostThenAPartThenScatteredLetters() {
    int begins = FuzzyMatch.score("art", "modern art");
    int part = FuzzyMatch.score("art", "a cart");
    int scattered = FuzzyMatch.score("art", "a rat");
    assertThat(begins).isGreaterThan(part);
    assertThat(part).isGreaterThan(scattered);
    assertThat(scattered).isNotEqualTo(FuzzyMatch.NONE);
  }
}
