package dev.memories.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of redaction whatever the text; the examples of the rules are vectors. */
final class RedactionPropertiesTest {
  @Property(tries = 3_000)
  void redactedTextStaysAsItIs(@ForAll("textsOfTellingPieces") String text) {
    String reference = SecretRedactor.reference().redact(text);
    assertThat(SecretRedactor.reference().redact(reference)).isEqualTo(reference);

    String product = SecretRedactor.product().redact(text);
    assertThat(SecretRedactor.product().redact(product)).isEqualTo(product);
  }

  @Property
  void textWithoutAKeywordIsUntouched(@ForAll String text) {
    assertThat(SecretRedactor.reference().redact(text)).isEqualTo(text);
  }

  /** A rule is only tried there: elsewhere it must have nothing to find. */
  @Property(tries = 300)
  void aMatchBeginsNoFartherBeforeAKeywordThanItsRuleReaches(
      @ForAll("textsOfKeywordsAndValues") String text) {
    for (SecretRule rule : SecretRules.all()) {
      if (rule instanceof PatternRule pattern) {
        Matcher match = pattern.pattern().get().matcher(text);
        while (match.find()) {
          assertThat(holdsAKeyword(pattern, text, match)).as(pattern.id() + " in " + text).isTrue();
        }
      }
    }
  }

  private static boolean holdsAKeyword(PatternRule rule, String text, Matcher match) {
    String near =
        text.substring(
                match.start(), Math.min(text.length(), match.start() + rule.reach().before() + 30))
            .toLowerCase(Locale.ROOT);
    return rule.keywords().stream()
        .anyMatch(word -> near.contains(word) && near.indexOf(word) <= rule.reach().before());
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
