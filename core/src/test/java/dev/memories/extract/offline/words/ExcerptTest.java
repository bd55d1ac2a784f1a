package dev.memories.extract.offline.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {
  @Test
  void controlCharactersAndEscapesAreLeftOut() {
    assertThat(text("\u001b[31mred\u001b[0m \u0000x\u202ey\u200bz \u001b]0;t\u0007end\u001b"))
        .isEqualTo("…red…x…y…z …end…");
  }

  @ParameterizedTest
  @CsvSource({
    "a~[1@b, a…b",
    "a~[3~b, a…b",
    "a~[3, a…",
    "a~]0;title~\\b, a…\\b",
    "a~]0;title, a…",
    "a~Mb, a…b",
    "a\u007fb, a…b",
    "a\ue000b, a…b"
  })
  void everyKindOfEscapeIsAnOmission(String raw, String shown) {
    assertThat(text(raw.replace('~', '\u001b').replace("[3\u001b", "[3~"))).isEqualTo(shown);
  }

  @Test
  void textOfTheGivenLengthStaysWhole() {
    assertThat(Excerpt.of("x".repeat(20), 20).text()).isEqualTo("x".repeat(20));
    assertThat(Excerpt.of("x".repeat(21), 20).text()).isEqualTo("x".repeat(20) + "…");
    assertThat(new Excerpt("x".repeat(20)).shortened(20).text()).isEqualTo("x".repeat(20));
    assertThat(new Excerpt("x".repeat(21)).shortened(20).text()).isEqualTo("x".repeat(20) + "…");
  }

  @Test
  void wordOfThirtyCharactersIsCutInside() {
    String words = "x".repeat(20) + " " + "y".repeat(40);

    assertThat(Excerpt.of(words, 49).text()).isEqualTo("x".repeat(20) + "…");
    assertThat(Excerpt.of(words, 50).text()).isEqualTo("x".repeat(20) + " " + "y".repeat(29) + "…");
  }

  @Test
  void whiteSpaceIsFolded() {
    assertThat(text("  a\t\n b\r\n")).isEqualTo("a b");
  }

  @Test
  void emojiAndLettersStay() {
    assertThat(text("größe 👕🇩🇪 👩‍💻 ✓ 日本語")).isEqualTo("größe 👕🇩🇪 👩‍💻 ✓ 日本語");
  }

  @Test
  void cutsAtAWordAndNeverInsideACharacter() {
    assertThat(Excerpt.of("alpha beta gamma", 12).text()).isEqualTo("alpha beta…");
    assertThat(Excerpt.of("x".repeat(40) + "👕👕", 41).text()).isEqualTo("x".repeat(40) + "…");
  }

  @Test
  void aSecretIsAnOmissionInMarksOnly() {
    Excerpt excerpt = Excerpt.of("use [REDACTED_SECRET] now", 99);

    assertThat(excerpt.inCode()).isEqualTo("`use … now`");
    assertThat(excerpt.plain()).isEqualTo("use [REDACTED_SECRET] now");
  }

  @Test
  void marksInsideNeverPairWithMarksOutside() {
    assertThat(Excerpt.of("say \"hi", 99).inCode()).isEqualTo("`say …hi`");
    assertThat(Excerpt.of("run `x` now", 99).inCode()).isEqualTo("\"run `x` now\"");
    assertThat(Excerpt.of("one ` two", 99).inQuotes()).isEqualTo("\"one … two\"");
    assertThat(Excerpt.of("a <!-- b", 99).inQuotes()).isEqualTo("`a <!-- b`");
    assertThat(Excerpt.of("a <!-- `b`", 99).inQuotes()).isEqualTo("`` a <!-- `b` ``");
  }

  private static String text(String raw) {
    return Excerpt.of(raw, 200).text();
  }
}
