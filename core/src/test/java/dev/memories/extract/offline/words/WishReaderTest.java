package dev.memories.extract.offline.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WishReaderTest {
  private static final WishReader WISHES = new WishReader(CueWords.ofUsers());

  @Test
  void clauseThatForbidsIsKnown() {
    assertThat(WISHES.wishes("Fix the cart. Never touch conf/shop.yml, I mean it."))
        .singleElement()
        .matches(Wish::isLasting)
        .extracting(Wish::forbidden)
        .isEqualTo(List.of("Never touch conf/shop.yml"));
    assertThat(WISHES.wishes("Always use tabs."))
        .singleElement()
        .matches(wish -> wish.forbidden().isEmpty());
  }

  @Test
  void wishesAreWholeSentencesAsTheyStand() {
    assertThat(
            WISHES.wishes(
                "Add a check. Never use assert; I always want exceptions! Never mind the docs."
                    + " Bitte verwende künftig BigDecimal."))
        .extracting(wish -> wish.quote().text())
        .containsExactly(
            "Never use assert", "I always want exceptions!", "Bitte verwende künftig BigDecimal.");
  }

  @Test
  void aRuleAfterAColonIsKeptWhole() {
    assertThat(WISHES.wishes("From now on: use pnpm, not npm."))
        .extracting(wish -> wish.quote().text())
        .containsExactly("From now on: use pnpm, not npm.");
  }

  @Test
  void firstHalfThatWishesNothingIsLeftOut() {
    assertThat(texts("The export is slow today, but never touch the importer."))
        .containsExactly("never touch the importer.");
    assertThat(texts("Perfetto. Usa sempre pnpm.")).containsExactly("Usa sempre pnpm.");
  }

  @Test
  void conditionStaysWithItsWish() {
    assertThat(texts("If the build is red, and always on Fridays, never push to main."))
        .containsExactly("If the build is red, and always on Fridays, never push to main.");
  }

  @Test
  void sentencesWithoutCapitalLettersEndAtAFigure() {
    assertThat(texts("it takes 1.08. never use more than one core here"))
        .containsExactly("never use more than one core here");
    assertThat(texts("Seit 1.08. immer Millisekunden verwenden"))
        .containsExactly("Seit 1.08. immer Millisekunden verwenden");
  }

  @Test
  void syllableBeforeAFullStopIsNoAbbreviation() {
    assertThat(texts("주석은 절대 지우면 안 돼. 이번에는 로그를 그대로 둬.")).first().isEqualTo("주석은 절대 지우면 안 돼.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The image doesn't fit any more since yesterday.",
        "The window is gone whenever a valve sticks.",
        "It was 22 tests before, so only one of the two ran."
      })
  void statementIsNoWish(String words) {
    assertThat(texts(words)).isEmpty();
  }

  @Test
  void whatIsKeptOrTakenOutHoldsForTheTask() {
    assertThat(WISHES.wishes("Keep the cache, but the timer goes."))
        .singleElement()
        .matches(wish -> !wish.isLasting());
    assertThat(WISHES.wishes("take the sorting rule out again"))
        .singleElement()
        .matches(wish -> !wish.isLasting());
  }

  @Test
  void normOfTheRepositoryLasts() {
    assertThat(WISHES.wishes("Tests in this repo are always table-driven."))
        .singleElement()
        .matches(Wish::isLasting);
    assertThat(texts("The answers are always empty.")).isEmpty();
  }

  private static List<String> texts(String words) {
    return WISHES.wishes(words).stream().map(wish -> wish.quote().text()).toList();
  }

  @Test
  void wishBehindANumberIsOneOfItsOwn() {
    assertThat(WISHES.wishes("do step 1 now, only step 1. and no pandas, never in this service"))
        .extracting(wish -> wish.quote().text(), Wish::isLasting)
        .containsExactly(
            tuple("do step 1 now, only step 1", false),
            tuple("and no pandas, never in this service", true));
  }

  @Test
  void ruleWithASemicolonIsKeptWhole() {
    assertThat(WISHES.wishes("We use: spaces in YAML; tabs elsewhere."))
        .extracting(wish -> wish.quote().text())
        .containsExactly("We use: spaces in YAML; tabs elsewhere.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"use tabs in here not spaces", "Tabs, nicht Leerzeichen"})
  void contrastIsAWish(String words) {
    assertThat(WISHES.wishes(words)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no añadas dependencias nunca",
        "N'utilise jamais de mocks ici.",
        "Nunca use mocks neste projeto.",
        "以后不要使用 npm。",
        "今後は必ず pnpm を使ってください。",
        "Ab jetzt bitte nur noch pnpm.",
        "and never push to main",
        "desde ahora los mensajes en inglés",
        "à l'avenir, un commit par fichier",
        "daqui pra frente usa pnpm",
        "我们用 pnpm",
        "毎回フォーマットして"
      })
  void lastingWishesAreSeenInManyLanguages(String words) {
    assertThat(WISHES.wishes(words)).singleElement().matches(Wish::isLasting);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for now just make a plan, no code",
        "nur im csv, json bleibt mit punkt",
        "dont touch render.py",
        "keep the public api untouched",
        "n'ajoute rien dans render.py",
        "不用测试"
      })
  void wishesForTheTaskAreTold(String words) {
    assertThat(WISHES.wishes(words)).singleElement().matches(wish -> !wish.isLasting());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Why don't we always use pnpm?",
        "Never mind.",
        "the night boat is on the wrong day",
        "it always crashes when i click, siempre falla",
        "我不知道为什么",
        "选完以后没有反应"
      })
  void questionsAndReportsHoldNoWish(String words) {
    assertThat(WISHES.wishes(words)).isEmpty();
  }

  @Test
  void aWishCanTakeAnEarlierOneBack() {
    assertThat(WISHES.wishes("scratch the ruff format thing, there is a hook for it now"))
        .singleElement()
        .matches(Wish::revokes);
  }
}
