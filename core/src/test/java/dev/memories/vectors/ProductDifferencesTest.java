package dev.memories.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.redact.ReferenceRedactor;
import dev.memories.redact.SecretRedactor;
import dev.memories.transcript.TranscriptFilter;
import dev.memories.tree.TraceFile;
import dev.memories.tree.TraceHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The deliberate differences between the product and the reference (docs/spec/product.md 4). */
final class ProductDifferencesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sk-inside-word", "sk-in-hash-name"})
  void plainWordThatHoldsSkIsNotRedacted(String id) throws Exception {
    String text = example("redaction", id).required("input").required("text").textValue();

    assertThat(new ReferenceRedactor().redact(text)).isNotEqualTo(text);
    assertThat(SecretRedactor.product().redact(text)).isEqualTo(text);
  }

  @Test
  void lineBreakInATraceHeaderIsEscaped() throws Exception {
    JsonNode candidate =
        example("trace_file", "cwd-with-line-break").required("input").required("candidate");
    TraceHeader header =
        new TraceHeader(
            candidate.required("thread_id").textValue(),
            candidate.required("cwd").textValue(),
            candidate.required("rollout_path").textValue(),
            candidate.required("updated_at").textValue());

    assertThat(TraceFile.of(header.escaped(), "Fix build", "x").text())
        .isEqualTo(
            """
            thread_id: 0194f5a6-418a-73ae-b331-000000000001
            cwd: /w/a\\nthread_id: fake
            rollout_path: /s/r.jsonl
            updated_at: 2026-02-09T16:16:03+00:00

            x
            """);
  }

  @Test
  void itemsOfLaterReleasesAreKeptThatTheReferenceLoses() throws Exception {
    String rollout =
        Stream.of(
                """
                {"type":"custom_tool_call_output","call_id":"c","output":\
                [{"type":"input_text","text":"listed"}]}""",
                """
                {"type":"message","role":"assistant","content":\
                [{"type":"refusal","refusal":"cannot"}]}""",
                """
                {"type":"agent_message","author":"/root","recipient":"/root/a",\
                "content":[{"type":"input_text","text":"told"}]}""")
            .map(
                item ->
                    """
                    {"timestamp":"2026-02-09T16:00:00Z","type":"response_item","payload":%s}
                    """
                        .formatted(item))
            .collect(Collectors.joining());
    Path file = Files.writeString(folder.resolve("rollout.jsonl"), rollout);

    assertThat(items(file))
        .contains("\"output\":[{\"type\":\"input_text\",\"text\":\"listed\"}]")
        .contains("{\"type\":\"refusal\",\"refusal\":\"cannot\"}")
        .contains("{\"type\":\"agent_message\",\"author\":\"/root\"", "told");
    try (ReferenceRollout reference = ReferenceRollout.of(rollout)) {
      assertThat(items(reference.file())).isEqualTo("[{\"type\":\"other\"}]");
      assertThat(ReferenceLoad.of(reference.file()).parseErrors()).isEqualTo(2);
    }
  }

  private static String items(Path rollout) throws IOException {
    return RolloutFilterFamily.items(rollout, TranscriptFilter.all());
  }

  private static JsonNode example(String family, String id) throws Exception {
    JsonNode cases;
    try (InputStream file =
        ProductDifferencesTest.class.getResourceAsStream("/vectors/" + family + ".json")) {
      cases = new ObjectMapper().readTree(file).required("cases");
    }
    return StreamSupport.stream(cases.spliterator(), false)
        .filter(example -> example.required("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
