package dev.memories.model.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.model.ModelFailure;
import dev.memories.model.ModelMessage;
import dev.memories.model.ModelOutcome;
import dev.memories.model.ModelRequest;
import dev.memories.model.TokenUsage;
import dev.memories.model.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordAndReplayTest {
  private static final String LEAK = "gh" + "p_" + "a1B2c3D4e5".repeat(4);
  private static final ModelOutcome.Replied REPLY =
      new ModelOutcome.Replied(
          "the key is " + LEAK,
          List.of(new ToolCall("c1", "read", "{\"path\":\"x\"}")),
          new TokenUsage(3, 2, 1, 1));
  private static final ModelOutcome.Failed FAILURE =
      new ModelOutcome.Failed(
          new ModelFailure(ModelFailure.Cause.STREAM_CUT, "cut", null), TokenUsage.NONE);

  @TempDir Path folder;

  @Test
  void replayedRunEqualsTheRecordedOne() throws Exception {
    List<ModelOutcome> outcomes = new ArrayList<>(List.of(FAILURE, REPLY));
    RecordingModel recording =
        new RecordingModel((_, _) -> outcomes.removeFirst(), "gpt-test", folder);
    assertThat(recording.ask(question("a"), _ -> {})).isEqualTo(FAILURE);
    assertThat(recording.ask(question("a"), _ -> {})).isEqualTo(REPLY);

    ReplayingModel replaying = new ReplayingModel("gpt-test", folder);
    assertThat(replaying.ask(question("a"), _ -> {})).isEqualTo(FAILURE);
    assertThat(replaying.ask(question("a"), _ -> {}))
        .isEqualTo(
            new ModelOutcome.Replied(
                "the key is [REDACTED_SECRET]", REPLY.toolCalls(), REPLY.usage()));
  }

  @Test
  void unrecordedRequestFails() {
    ModelOutcome outcome = new ReplayingModel("gpt-test", folder).ask(question("new"), _ -> {});

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ModelOutcome.Failed.class,
            failed ->
                assertThat(failed.failure().cause()).isEqualTo(ModelFailure.Cause.NOT_RECORDED));
  }

  @Test
  void noSecretIsWritten() throws Exception {
    new RecordingModel((_, _) -> REPLY, "gpt-test", folder.resolve("made"))
        .ask(question("password=" + "hunter2-x and " + LEAK), _ -> {});

    assertThat(written()).contains("[REDACTED_SECRET]").doesNotContain(LEAK, "hunter2");
  }

  private String written() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private static ModelRequest question(String text) {
    return new ModelRequest("s", List.of(new ModelMessage.User(text)), null, List.of(), "k");
  }
}
