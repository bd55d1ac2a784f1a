package dev.memories.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.rollout.lines.RolloutFixture.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets that only the structure of an item shows. Values are put together from parts. */
final class TranscriptSecretsTest {
  private static final String ID = "01a20297-0000-7000-8000-000000000001";
  private static final Instant START = Instant.parse("2026-02-09T16:00:00Z");
  private static final String PASSWORD = "Zq7" + "kTm4x";
  private static final String TOKEN = "gs" + "k_" + "a1B2c3D4e5".repeat(3);

  private static final String KEY = "q7Qx+Az0".repeat(8);

  @TempDir Path home;

  record Case(String payload, String kept) {}

  static Stream<Case> items() {
    return Stream.of(
        shell("\"command\":[\"mysql\",\"-uroot\",\"-p" + PASSWORD + "\",\"shop\"]", "\"shop\""),
        shell("\"command\":[\"tool\",\"--password\",\"" + PASSWORD + "\"]", "\"--password\""),
        shell("\"command\":[\"ls\"],\"env\":{\"DB_PASSWORD\":\"" + PASSWORD + "\"}", "DB_PASSWORD"),
        shell("\"command\":[\"ls\"],\"env\":{\"" + TOKEN + "\":\"1\"}", "\"ls\""),
        message("our password is", PASSWORD),
        message("log in as admin with ", PASSWORD + " and look"),
        message("the key: -----BEGIN " + "RSA PRIVATE KEY-----\\n" + KEY + "\\n", KEY + "\\nok"),
        call("{\"cmd\":\"cat > f <<EOF\\n" + TOKEN + "\\nEOF\"}", "EOF"),
        call("{\"a\":\"{\\\"cmd\\\":\\\"cat\\\\n" + TOKEN + "\\\\n\\\"}\"}", "cat"));
  }

  private static Case shell(String action, String kept) {
    return new Case(
        "{\"type\":\"local_shell_call\",\"status\":\"completed\",\"action\":{\"type\":\"exec\","
            + action
            + "}}",
        kept);
  }

  private static Case message(String first, String second) {
    return new Case(
        "{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\""
            + first
            + "\"},{\"type\":\"input_text\",\"text\":\""
            + second
            + "\"}]}",
        first.substring(0, 8));
  }

  private static Case call(String arguments, String kept) {
    return new Case(
        "{\"type\":\"function_call\",\"name\":\"exec_command\",\"call_id\":\"c1\",\"arguments\":\""
            + arguments.replace("\\", "\\\\").replace("\"", "\\\"")
            + "\"}",
        kept);
  }

  @ParameterizedTest
  @MethodSource("items")
  void secretIsReplacedAndTheRestKept(Case given) throws IOException {
    Path rollout =
        RolloutFixture.session(Format.V118, ID, START, "/srv/shop")
            .raw(
                "{\"timestamp\":\"2026-02-09T16:00:00Z\",\"type\":\"response_item\",\"payload\":"
                    + given.payload()
                    + "}")
            .writeTo(home);

    String contents =
        TranscriptWriter.forModel(
                TranscriptFilter.all(), TranscriptCut.REFERENCE, SecretRedactor.product())
            .write(rollout, Lineage.unknown())
            .contents();

    assertThat(contents)
        .contains(given.kept(), SecretRedactor.MARKER)
        .doesNotContain(PASSWORD, TOKEN, KEY);
  }
}
