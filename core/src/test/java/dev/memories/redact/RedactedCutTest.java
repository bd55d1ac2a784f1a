package dev.memories.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RedactedCutTest {
  private static final String M = SecretRedactor.MARKER;
  private static final String SECRET = "Zx9" + "kQ2mT7vB4nL1pR8s";

  private final SecretRedactor redactor = SecretRedactor.product();

  @Test
  void secretAtTheCutOfABeginningIsRedacted() {
    for (int before = 380; before < 420; before++) {
      String text = "x".repeat(before - 10) + " password=" + SECRET + " y".repeat(40_000);

      String head = RedactedCut.head(redactor, text, 400);

      assertThat(head).hasSizeLessThanOrEqualTo(400);
      assertThat(PlantedSecrets.stays(head, SECRET)).as(head).isFalse();
      assertThat(head.replace(M, "")).doesNotContain("REDACTED");
    }
  }

  @Test
  void secretAtTheCutOfAnEndIsRedacted() {
    for (int after = 180; after < 230; after++) {
      String text = "y ".repeat(40_000) + "password=" + SECRET + " " + "x".repeat(after);

      String tail = RedactedCut.tail(redactor, text, 200);

      assertThat(tail).hasSizeLessThanOrEqualTo(200);
      assertThat(PlantedSecrets.stays(tail, SECRET)).as(tail).isFalse();
      assertThat(tail.replace(M, "")).doesNotContain("REDACTED");
    }
  }

  @Test
  void keyAtTheCutDoesNotShow() {
    String key =
        "-----BEGIN " + "RSA PRIVATE KEY-----\n" + ("q7Qx+/Az09Kk".repeat(5) + "\n").repeat(60);

    assertThat(RedactedCut.tail(redactor, "y ".repeat(20_000) + key + "\nend", 100))
        .doesNotContain("q7Qx+/Az");
    assertThat(RedactedCut.head(redactor, "x " + key, 100)).startsWith("x " + M);
  }

  @Test
  void shortTextIsKeptWhole() {
    assertThat(RedactedCut.head(redactor, "a plain text", 100)).isEqualTo("a plain text");
    assertThat(RedactedCut.tail(redactor, "a plain text", 5)).isEqualTo(" text");
  }
}
