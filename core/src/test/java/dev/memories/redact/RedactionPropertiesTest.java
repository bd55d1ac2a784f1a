package dev.memories.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of redaction whatever the text; the examples of the rules are vectors. */
final class RedactionPropertiesTest {
  @Property(tries = 3_000)
  void redactedTextStaysAsItIs(@ForAll("textsOfTellingPieces") String text) {
    String reference = new ReferenceRedactor().redact(text);
    assertThat(new ReferenceRedactor().redact(reference)).isEqualTo(reference);

    String product = SecretRedactor.product().redact(text);
    assertThat(SecretRedactor.product().redact(product)).isEqualTo(product);
  }

  @Property
  void textWithoutAKeywordIsUntouched(@ForAll String text) {
    assertThat(new ReferenceRedactor().redact(text)).isEqualTo(text);
  }

  /** A rule is only tried there: elsewhere it must have nothing to find but public values. */
  @Property(tries = 1_000)
  void aMatchStandsWhereItsRuleIsTried(@ForAll("textsOfKeywordsAndValues") String text) {
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

  @Provide
  Arbitrary<String> textsOfKeywordsAndValues() {
    List<String> keywords =
        SecretRules.all().stream().flatMap(rule -> rule.keywords().stream()).toList();
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(keywords),
            Arbitraries.of(keywords).map(word -> word.toUpperCase(Locale.ROOT)),
            Arbitraries.of(" ", "=", ": ", "\"", "'", "_key", "_secret", ".", "-", "/", "\n", "`"),
            Arbitraries.strings().withChars("0123456789abcdef").ofMinLength(8).ofMaxLength(64),
            Arbitraries.strings().alpha().numeric().ofMinLength(8).ofMaxLength(64));
    return piece.list().ofMaxSize(12).map(pieces -> String.join("", pieces));
  }

  /** Pieces that the patterns look at, in any order: plain random text would never match. */
  @Provide
  Arbitrary<String> textsOfTellingPieces() {
    return Arbitraries.of(
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
            "\\")
        .list()
        .ofMaxSize(25)
        .map(pieces -> String.join("", pieces));
  }
}
