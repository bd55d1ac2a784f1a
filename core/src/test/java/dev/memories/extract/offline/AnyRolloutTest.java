package dev.memories.extract.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.memories.extract.NormalisedTrace;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.TestRollouts;
import dev.memories.trace.TraceDocument;
import dev.memories.trace.TraceMarkdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a rollout holds, its trace keeps the structure and every mark is borne out. */
class AnyRolloutTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Pieces that break naive writers: marks, headings, escapes, connectors, cues, headers. */
  private static final List<String> PIECES =
      List.of(
          "`",
          "``",
          "\"",
          "'",
          "…",
          "\n",
          "\n# x",
          "\n- y [L1]",
          "## Task: z",
          "Outcome: success",
          "<!-- ",
          "<b>",
          "\u001b[31m",
          "\u0000",
          "\u202e",
          "👕",
          "größe",
          "\ud83d",
          " ",
          "\t",
          "[L2]",
          "\\",
          "$(",
          ")",
          "&&",
          "||",
          ";",
          "|",
          ">",
          "<<EOF",
          "\nEOF\n",
          "sh test.sh",
          "git commit",
          "sed -i s/a/b/ f.py",
          "No, never do that. ",
          "Good. ",
          "Thanks",
          "Exit code: 1\nOutput:\n",
          "Process exited with code 0\nOutput:\n",
          "FAIL a: expected 1 but was 2",
          "all tests passed",
          "*** Begin Patch\n*** Update File: a.py\n@@\n-x\n+y\n*** End Patch",
          "error: cannot find it",
          "*** Begin Patch\n*** Add File: `b`.py\n+\"",
          "{\"output\":\"o\",\"metadata\":{\"exit_code\":1}}",
          "tools.exec_command({\"cmd\": \"a \\\"b\\\" c\"})",
          "unsupported call: shell",
          "\u2028",
          "\u00a0",
          "token: " + "abcd".repeat(4),
          "x".repeat(400));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void keepsItsStructureAndItsEvidence(long seed) throws IOException {
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      Path rollout = folder.resolve(round + ".jsonl");
      Files.writeString(rollout, rollout(random));
      OfflineTrace.Written written = written(rollout);
      NormalisedTrace trace = trace(rollout);

      assertThat(TraceDocument.parse(written.trace()))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(written.document());
      assertThat(EvidenceCheck.faults(trace.traceMemory(), rollout, SecretRedactor.product()))
          .as("seed %d, round %d", seed, round)
          .isEmpty();
      assertThat(TraceMarkdown.hasStructure(trace.traceMemory())).isTrue();
      TraceDocument document = TraceDocument.parse(trace.traceMemory());
      assertThat(trace.traceMemory().lines().filter(line -> line.startsWith("## ")).count())
          .isEqualTo(document.tasks().size())
          .isPositive();
      assertThat(trace.summary().lines()).hasSize(1);
      assertThat(trace).isEqualTo(trace(rollout));
    }
  }

  private static OfflineTrace.Written written(Path rollout) throws IOException {
    OfflineTrace offline = new OfflineTrace(SecretRedactor.product(), Optional.empty());
    TestRollouts.entries(rollout).forEach(offline::accept);
    return offline.write("");
  }

  private static NormalisedTrace trace(Path rollout) throws IOException {
    OfflineTrace.Written written = written(rollout);
    return NormalisedTrace.of(written.trace(), written.summary(), SecretRedactor.product());
  }

  private static String rollout(Random random) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      ObjectNode item = JSON.createObjectNode();
      switch (random.nextInt(5)) {
        case 0 ->
            item.put("type", "message")
                .put("role", "user")
                .putArray("content")
                .addObject()
                .put("type", "input_text")
                .put("text", text(random));
        case 1 ->
            item.put("type", "function_call")
                .put("name", "exec_command")
                .put(
                    "arguments",
                    JSON.writeValueAsString(JSON.createObjectNode().put("cmd", text(random))))
                .put("call_id", "c");
        case 2 ->
            item.put("type", "custom_tool_call")
                .put("name", random.nextBoolean() ? "apply_patch" : "exec")
                .put("input", text(random))
                .put("call_id", "c");
        case 3 ->
            item.put("type", "custom_tool_call_output")
                .put("call_id", "c")
                .put("output", text(random));
        default ->
            item.put("type", "function_call_output")
                .put("call_id", "c")
                .put("output", text(random));
      }
      lines.add(JSON.writeValueAsString(item));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String text(Random random) {
    return random
        .ints(1 + random.nextInt(8), 0, PIECES.size())
        .mapToObj(PIECES::get)
        .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
  }
}
