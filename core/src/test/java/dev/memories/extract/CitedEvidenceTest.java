package dev.memories.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CitedEvidenceTest {
  private static final String TRANSCRIPT =
      """
      [{"type":"message","role":"user","content":"Use \\"make\\" and\\nnever tabs"},
       {"type":"function_call","arguments":"{\\"command\\":\\"make test -j4\\"}"}]
      """;

  private static String marked(String bullet) {
    return new CitedEvidence(TRANSCRIPT).marked(bullet);
  }

  @Test
  void wordsOfTheTranscriptAreLeftAsTheyAre() {
    for (String bullet :
        new String[] {
          "- Ran `make test -j4` [L3]",
          "- \"and never tabs\" [L2]",
          "- `make … -j4` passed [L3, L4]",
          "- a plain sentence [L3]",
          "- cites no line: `make clean`",
          "## Task: `make clean` [L3]"
        }) {
      assertThat(marked(bullet)).isEqualTo(bullet);
    }
  }

  @Test
  void inventedCommandsAndQuotesAreMarked() {
    assertThat(marked("- Ran `make clean` [L3]"))
        .isEqualTo("- Ran `make clean` (not found in the rollout) [L3]");
    assertThat(marked("- \"always use spaces\" [L2]"))
        .isEqualTo("- \"always use spaces\" (not found in the rollout) [L2]");
  }
}
