package dev.memories.redact;

import static org.assertj.core.api.Assertions.assertThat;

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
