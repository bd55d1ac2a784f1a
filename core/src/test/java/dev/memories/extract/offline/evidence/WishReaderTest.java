package dev.memories.extract.offline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WishReaderTest {
  private final WishReader wishes = new WishReader(CueWords.load("cues.txt"));

  @Test
  void wishesAreWholeSentencesAsTheyStand() {
    assertThat(
            wishes.wishes(
                "Add a check. Never use assert; I always want exceptions! Never mind the docs."
                    + " Bitte verwende künftig BigDecimal."))
        .extracting(wish -> wish.quote().text())
        .containsExactly(
            "Never use assert", "I always want exceptions!", "Bitte verwende künftig BigDecimal.");
  }

  @Test
  void aRuleAfterAColonIsKeptWhole() {
    assertThat(wishes.wishes("From now on: use pnpm, not npm."))
        .extracting(wish -> wish.quote().text())
        .containsExactly("From now on: use pnpm, not npm.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no añadas dependencias nunca",
        "N'utilise jamais de mocks ici.",
        "Nunca use mocks neste projeto.",
        "以后不要使用 npm。",
        "今後は必ず pnpm を使ってください。",
        "Ab jetzt bitte nur noch pnpm."
      })
  void lastingWishesAreSeenInManyLanguages(String words) {
    assertThat(wishes.wishes(words)).singleElement().matches(Wish::isLasting);
  }

  @ParameterizedTest
  @ValueSource(strings = {"for now just make a plan, no code", "nur im csv, json bleibt mit punkt"})
  void wishesForTheTaskAreTold(String words) {
    assertThat(wishes.wishes(words)).singleElement().matches(wish -> !wish.isLasting());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Why don't we always use pnpm?",
        "Never mind.",
        "the night boat is on the wrong day"
      })
  void questionsAndReportsHoldNoWish(String words) {
    assertThat(wishes.wishes(words)).isEmpty();
  }

  @Test
  void aWishCanTakeAnEarlierOneBack() {
    assertThat(wishes.wishes("scratch the ruff format thing, there is a hook for it now"))
        .singleElement()
        .matches(Wish::revokes);
  }
}
