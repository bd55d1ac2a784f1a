package dev.memories.extract.offline.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.extract.offline.call.ScriptOutput.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptOutputTest {
  @Test
  void everyPrintIsAPartOfItsOwn() {
    assertThat(
            ScriptOutput.parse(
                List.of("Script completed\nWall time 0.1 seconds\nOutput:\n", "a\n", "b")))
        .isEqualTo(new ScriptOutput(State.COMPLETED, "", List.of("a\n", "b")));
    assertThat(
            ScriptOutput.parse(List.of("Script completed\nWall time 0.1 seconds\nOutput:\n\nhi\n"))
                .text())
        .isEqualTo("hi\n");
  }

  @Test
  void failureSaysWhy() {
    assertThat(
            ScriptOutput.parse(
                List.of(
                    "Script failed\nWall time 0.3 seconds\nOutput:\n",
                    "Script error:\nCommand blocked by PreToolUse hook: no rm")))
        .isEqualTo(
            new ScriptOutput(
                State.FAILED, "", List.of("Command blocked by PreToolUse hook: no rm")));
  }

  @Test
  void runningAbortedAndWordsInBetween() {
    assertThat(
            ScriptOutput.parse(
                List.of("Script running with cell ID g4:1\nWall time 2.4 seconds\nOutput:\n")))
        .isEqualTo(new ScriptOutput(State.RUNNING, "g4:1", List.of()));
    assertThat(ScriptOutput.parse(List.of("aborted by user after 1.8s")).state())
        .isEqualTo(State.ABORTED);
    assertThat(ScriptOutput.parse(List.of("half of it is done")).state()).isEqualTo(State.NOTICE);
  }
}
