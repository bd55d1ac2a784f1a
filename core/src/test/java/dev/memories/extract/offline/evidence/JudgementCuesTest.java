package dev.memories.extract.offline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementCuesTest {
  private final JudgementCues cues = new JudgementCues();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No, use the other one.",
        "That is wrong, it is off in production.",
        "Please undo the last test, I only wanted the explanation.",
        "It still fails with 401",
        "Thanks, but the test still fails",
        "Nein, das soll anders sein.",
        "Das ist FALSCH!",
        "Schlägt immer noch fehl"
      })
  void rejections(String words) {
    assertThat(cues.rejects(words)).isTrue();
    assertThat(cues.accepts(words)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Good. Commit it.", "Thanks, that is all.", "LGTM", "Danke!", "Passt, weiter so"})
  void approvals(String words) {
    assertThat(cues.accepts(words)).isTrue();
    assertThat(cues.rejects(words)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No problem, take your time.",
        "Note the time.",
        "Never mind the histogram. Just tell me the hour.",
        "Second opinion: is it not what tax rules want?",
        "Good question, but what about 99?",
        "Norway is missing from the list"
      })
  void neither(String words) {
    assertThat(cues.accepts(words)).isFalse();
    assertThat(cues.rejects(words)).isFalse();
  }
}
