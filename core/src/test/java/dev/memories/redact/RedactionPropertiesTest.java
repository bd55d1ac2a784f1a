package dev.memories.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.oneOf;
import static org.quicktheories.generators.Generate.pick;

import dev.memories.Texts;
import dev.memories.redact.scan.KeywordPattern;
import dev.memories.redact.scan.Lookahead;
import dev.memories.redact.value.PublicValues;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** Rules of redaction for every text; the examples of single rules are vectors. */
final class RedactionPropertiesTest {
  @Test
  void redactedTextStaysAsItIs() {
    qt().withExamples(3_000)
        .forAll(textsOfTellingPieces())
        .checkAssert(RedactionPropertiesTest::assertRedactedOnce);
  }

  private static void assertRedactedOnce(String text) {
    String reference = new ReferenceRedactor().redact(text);
    assertThat(new ReferenceRedactor().redact(reference)).isEqualTo(reference);

    String product = SecretRedactor.product().redact(text);
    assertThat(SecretRedactor.product().redact(product)).isEqualTo(product);
  }

  @Test
  void textWithoutAKeywordIsUntouched() {
    qt().forAll(Texts.any())
        .checkAssert(text -> assertThat(new ReferenceRedactor().redact(text)).isEqualTo(text));
  }

  /** A rule is tried only there. Anywhere else it must find nothing but public values. */
  @Test
  void aMatchStandsWhereItsRuleIsTried() {
    qt().forAll(textsOfKeywordsAndValues())
        .checkAssert(RedactionPropertiesTest::assertMatchesWhereTried);
  }

  private static void assertMatchesWhereTried(String text) {
    for (SecretRule rule : SecretRules.all()) {
      if (rule instanceof PatternRule pattern) {
        Matcher match = pattern.pattern().get().pattern().matcher(text);
        while (match.find()) {
          assertThat(isTried(pattern, text, match) || PublicValues.isIdOrDigest(match.group()))
              .as(pattern.id() + " in " + text)
              .isTrue();
        }
      }
    }
  }

  private static boolean isTried(PatternRule rule, String text, Matcher match) {
    KeywordPattern pattern = rule.pattern().get();
    int last = Math.min(text.length() - 1, match.start() + rule.reach().before());
    return pattern.beginning().contains(text.charAt(match.start()))
        && IntStream.rangeClosed(match.start(), last)
            .filter(at -> beginsAKeyword(rule, text, at))
            .anyMatch(at -> pattern.ahead().isEmpty() || stands(pattern.ahead().get(), text, at));
  }

  private static boolean beginsAKeyword(PatternRule rule, String text, int at) {
    return rule.keywords().stream()
        .anyMatch(word -> text.regionMatches(true, at, word, 0, word.length()));
  }

  private static boolean stands(Lookahead ahead, String text, int at) {
    return ahead.new Cursor(text).matchesAt(at);
  }

  private static Gen<String> textsOfKeywordsAndValues() {
    List<String> keywords =
        SecretRules.all().stream().flatMap(rule -> rule.keywords().stream()).toList();
    List<String> around =
        List.of(" ", "=", ": ", "\"", "'", "_key", "_secret", ".", "-", "/", "\n", "`");
    return Texts.joined(
        12,
        oneOf(
            pick(keywords),
            pick(keywords).map(word -> word.toUpperCase(Locale.ROOT)),
            pick(around),
            Texts.word("0123456789abcdef", 8, 64),
            Texts.word("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 8, 64)));
  }

  /** Pieces that the patterns look for, in any order: plain random text would never match. */
  private static Gen<String> textsOfTellingPieces() {
    return Texts.of(
        25,
        "sk-",
        "AKIA",
        "Bearer",
        "bearer",
        "token",
        "PA\u017F\u017Fword",
        "secret",
        "api_key",
        "to\u212Aen",
        "task-",
        "a",
        "Z9",
        "abcdefgh",
        "ABCDEFGH",
        "0123456789ABCDEF",
        "abcdefghij0123456789",
        " ",
        "\n",
        "\u00A0",
        "\u200D",
        "=",
        ":",
        "\"",
        "'",
        ".",
        "_",
        "-",
        "--",
        "\u00E9",
        "\uD83D\uDE00",
        "[",
        "]",
        "[REDACTED_SECRET]",
        "\\");
  }
}
