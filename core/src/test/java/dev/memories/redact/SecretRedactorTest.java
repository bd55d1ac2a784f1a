package dev.memories.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretRedactorTest {
  private static final String TAIL = "abcdefghij" + "0123456789";
  private static final String SECRET = "[REDACTED_SECRET]";

  @ParameterizedTest
  @ValueSource(strings = {"task-", "disk-", "risk-", "Task-", "sub_task-", "2-disk-"})
  void productSparesPlainWordsThatTheReferenceCuts(String word) {
    String text = "see " + word + TAIL + " there";

    assertThat(SecretRedactor.product().redact(text)).isEqualTo(text);
    assertThat(new ReferenceRedactor().redact(text)).contains(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a", "data", "i", "ta/", "ask-ri-"})
  void productTakesAKeyAfterAnythingElse(String before) {
    assertThat(SecretRedactor.product().redact(before + "sk-" + TAIL)).isEqualTo(before + SECRET);
  }

  @Test
  void plainWordsAreSparedOnlyByTheFirstPass() {
    assertThat(SecretRedactor.product().redact("token=task-" + TAIL)).isEqualTo("token=" + SECRET);
  }

  @Test
  void textWithoutSecretsIsTheSameString() {
    String text = "the tokens of a password prompt, sk-and AKIA";

    for (SecretRedactor redactor : redactors()) {
      assertThat(redactor.redact(text)).isSameAs(text);
    }
  }

  /** A loop that recurses overflows at this size, one that goes back does not come to an end. */
  @Test
  void hostileTextsDoNotOverflowTheStack() {
    for (String text : hostileTexts(1_000_000)) {
      assertSettled(new ReferenceRedactor(), text);
    }
    for (String text : hostileTexts(100_000)) {
      assertSettled(SecretRedactor.product(), text);
    }
  }

  private static void assertSettled(SecretRedactor redactor, String text) {
    String once = redactor.redact(text);
    assertThat(redactor.redact(once).equals(once)).isTrue();
  }

  private static List<String> hostileTexts(int size) {
    return List.of(
        "token=" + "a\uD83D\uDE00".repeat(size / 3),
        "Bearer " + "-".repeat(size),
        "Bearer" + " ".repeat(size) + "x",
        "bearer ".repeat(size / 7),
        "Bearer " + "abcdefghijklmnop-".repeat(size / 17) + "\u00E9",
        "token" + "\n".repeat(size) + "=",
        "token ".repeat(size / 6),
        "token=\"".repeat(size / 7),
        "api_api_key".repeat(size / 11),
        "sk-" + "a".repeat(size),
        "sk-".repeat(size / 3),
        "AKIA".repeat(size / 4));
  }

  private static List<SecretRedactor> redactors() {
    return List.of(new ReferenceRedactor(), SecretRedactor.product());
  }
}
