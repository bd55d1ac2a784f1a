package dev.memories.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactedPathTest {
  private static final String SECRET = "gh" + "p_Fakefakefakefake1234fakefake5678";

  /** To be quick, most paths are not redacted at all; none of them may hold a secret. */
  @Test
  void everySecretThatTheRulesFindInAFolderIsRedacted() throws IOException {
    for (PlantedSecrets.Planted planted : PlantedSecrets.all(20260101)) {
      for (String line : planted.text().lines().toList()) {
        assertHoldsNoSecret(RedactedPath.of("/srv/" + line + "/shop"));
      }
    }
    for (SecretExamplesTest.Example example : SecretExamplesTest.examples()) {
      assertHoldsNoSecret(RedactedPath.of("/srv/" + example.text()));
    }
  }

  private static void assertHoldsNoSecret(String path) {
    assertThat(SecretRedactor.product().redact(path)).isEqualTo(path);
    for (String name : path.split("/", -1)) {
      assertThat(SecretRedactor.product().redact(name)).isEqualTo(name);
    }
  }

  /** A value with a path behind it would be taken for a path itself. */
  @Test
  void valueInTheNameOfAFolderIsRedactedWhateverFollows() {
    String path = "/srv/DB_PASS=PpNF" + "4XR2/app";
    assertThat(RedactedPath.of(path)).isEqualTo("/srv/DB_PASS=[REDACTED_SECRET]/app");
    assertThat(RedactedPath.inMessage("gone: " + path + ", /srv/b"))
        .isEqualTo("gone: /srv/DB_PASS=[REDACTED_SECRET]/app, /srv/b");
  }

  /** Commands that print these would be slower. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/home/dev/work/shop",
        "/home/dev/Käse/reports/memories-terminal-tool",
        "C:\\Users\\Dev\\shop",
        "@user",
        "/tmp/junit-1234567890123456789/home",
        "/home/dev/.codex/sessions/2026/02/09/rollout-2026-02-09T09-00-00-019c4203-0a80-7a13-abd9-230f54dcc440.jsonl",
        "/home/dev/.codex/memories/4decff58dce6da170f1c389a85f4039bcbabd9ebd6d06504b1f7764a72a7f63a/memory"
      })
  void rulesAreNotLoadedForAnOrdinaryPath(String path) {
    assertThat(RedactedPath.mayHoldSecret(path, 0, path.length())).isFalse();
  }

  @Test
  void valueThatIsNoPathIsLeftAlone() {
    assertThat(RedactedPath.ofValue("pushed with " + SECRET)).contains(SECRET);
    assertThat(RedactedPath.ofValue("/srv/" + SECRET)).isEqualTo("/srv/[REDACTED_SECRET]");
  }

  @Test
  void lastNameIsThatOfTheRedactedPath() {
    assertThat(RedactedPath.lastName("/srv/" + SECRET)).isEqualTo("[REDACTED_SECRET]");
    assertThat(RedactedPath.lastName("/srv/shop")).isEqualTo("shop");
  }

  @Test
  void messageThatNamesAPathIsRedacted() {
    assertThat(RedactedPath.inMessage("no memory for /srv/" + SECRET + "/shop; try another"))
        .isEqualTo("no memory for /srv/[REDACTED_SECRET]/shop; try another");
    String plain = "could not read /home/dev/work/shop: no such file";
    assertThat(RedactedPath.inMessage(plain)).isSameAs(plain);
  }
}
