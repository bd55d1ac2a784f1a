package dev.memories.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.TestSessions;
import dev.memories.extract.ExtractionOutcome.Extracted;
import dev.memories.extract.ExtractionOutcome.Failed;
import dev.memories.extract.offline.EvidenceCheck;
import dev.memories.failure.FailureKind;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineExtractorTest {
  private static final SecretRedactor REDACTOR = SecretRedactor.product();

  @TempDir Path folder;

  @Test
  void outcomeHasFingerprintAndTime() throws Exception {
    Path rollout = rollout(message("user", "Build it."), call("make", "Exit code: 0\nOutput:\nok"));

    Extracted extracted = (Extracted) extract(rollout);

    assertThat(extracted.read().lengthBytes()).isEqualTo(Files.size(rollout));
    assertThat(extracted.updatedAt()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
    assertThat(extracted.usage()).isNull();
    assertThat(extracted.trace().traceMemory())
        .contains("Outcome: success", "Run `make` to verify: exit 0 [L");
    assertThat(extract(rollout)).isEqualTo(extracted);
  }

  @Test
  void sessionProvidesTheFolderIfTheRolloutNamesNone() throws Exception {
    Extracted extracted = (Extracted) extract(rollout(message("user", "Hello there.")));

    assertThat(extracted.trace().traceMemory()).contains("Trace context: /srv/shop\n");
    assertThat(extracted.trace().summary()).isEqualTo("Hello there (uncertain)");
  }

  @Test
  void noPartOfASecretIsLeft() throws Exception {
    String key = "sk-" + "A1b2C3d4".repeat(5);
    String words = "Please use the key " + key + " and never print " + key;
    Path rollout =
        rollout(
            message("user", words),
            call("deploy --key " + key, "Exit code: 1\nOutput:\nerror: key " + key + " refused"));

    Extracted extracted = (Extracted) extract(rollout);

    assertThat(extracted.trace().traceMemory() + extracted.trace().summary())
        .doesNotContain("A1b2C3d4");
    assertThat(extracted.trace().traceMemory()).contains("error: key … refused");
    assertThat(EvidenceCheck.faults(extracted.trace().traceMemory(), rollout, REDACTOR)).isEmpty();
  }

  @Test
  void missingRolloutFails() throws Exception {
    assertThat(extract(folder.resolve("gone.jsonl")))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.kind()).isEqualTo(FailureKind.NOT_FOUND));
  }

  @Test
  void rolloutWithoutACompleteLineFails() throws Exception {
    Path torn = Files.writeString(folder.resolve("torn.jsonl"), "{\"timestamp\":\"2026");

    assertThat(extract(torn)).isInstanceOf(Failed.class);
  }

  @Test
  void malformedLinesAreSkipped() throws Exception {
    Path rollout = rollout("{]", message("user", "Hello there."), "\u0000\u0001", "{\"type\":7}");

    assertThat(((Extracted) extract(rollout)).trace().traceMemory())
        .contains("## Task: Hello there");
  }

  @Test
  void requestsBeforeARevertAreContextNotEvidence() throws Exception {
    RolloutFixture first =
        RolloutFixture.session(
                RolloutFixture.Format.V169,
                "01a20298-0428-72a1-99fd-6fd8b6488dac",
                Instant.parse("2026-03-02T10:00:00Z"),
                "/srv/shop")
            .user("Fix the cart.")
            .shell("make test", 1, "FAILED cart");
    RolloutFixture second =
        first.revert(Instant.parse("2026-03-02T11:00:00Z")).user("Better this way.");
    first.user("Undone.").writeTo(folder);
    Path rollout = second.writeRevisionTo(folder, "01a20298-0000-7000-8000-000000000009");

    String trace =
        ((Extracted) extract(rollout, RolloutFiles.of(folder).lineage())).trace().traceMemory();

    assertThat(trace)
        .contains("; goes on after a revert, from an earlier file of the session: Fix the cart\n")
        .contains("## Task: Better this way\n")
        .doesNotContain("Undone", "make test");
    assertThat(EvidenceCheck.faults(trace, rollout, REDACTOR)).isEmpty();
  }

  @Test
  void interruptStopsTheExtraction() throws Exception {
    Path rollout = rollout(message("user", "Hello there."));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> extract(rollout)).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  private ExtractionOutcome extract(Path rollout) throws InterruptedException {
    return extract(rollout, Lineage.unknown());
  }

  private ExtractionOutcome extract(Path rollout, Lineage lineage) throws InterruptedException {
    Session session =
        TestSessions.with(
            TestSessions.session(1, Instant.parse("2026-03-01T00:00:00Z")),
            new Session.Files(rollout, List.of(), 0, Instant.EPOCH, null));
    return new OfflineExtractor(REDACTOR, lineage).extract(new ExtractionRequest(session));
  }

  private Path rollout(String... lines) throws IOException {
    return Files.writeString(folder.resolve("rollout.jsonl"), String.join("\n", lines) + "\n");
  }

  private static String message(String role, String text) {
    return item(
        "{\"type\":\"message\",\"role\":\"%s\",\"content\":[{\"type\":\"input_text\",\"text\":\"%s\"}]}"
            .formatted(role, text));
  }

  private static String call(String command, String output) {
    return item(
            "{\"type\":\"function_call\",\"name\":\"exec_command\",\"arguments\":\"{\\\"cmd\\\":\\\"%s\\\"}\",\"call_id\":\"c\"}"
                .formatted(command))
        + "\n"
        + item(
            "{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":\"%s\"}"
                .formatted(output.replace("\n", "\\n")));
  }

  private static String item(String payload) {
    return "{\"timestamp\":\"2026-03-02T10:00:00Z\",\"type\":\"response_item\",\"payload\":"
        + payload
        + "}";
  }
}
