package dev.memories.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConclusionTest {
  private static final FixedTerminal NO_TERMINAL = new FixedTerminal(false, false, false, 80, 24);

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Notices notices =
      new Notices(err, NO_TERMINAL, () -> Style.PLAIN, () -> Verbosity.NORMAL);
  private boolean flushed;
  private Instant now = Instant.parse("2026-02-10T12:00:00Z");
  private final Conclusion conclusion = new Conclusion(this::flush, notices, () -> now);

  @Test
  void tellsTheTimeAndTheClausesThatAreNotEmpty() {
    now = now.plusMillis(1_250);
    conclusion.done("extracted 2 sessions", List.of("", Conclusion.next("memories projects")));
    assertThat(said())
        .isEqualTo("memories: extracted 2 sessions in 1.2 s; next: `memories projects`\n");
  }

  @Test
  void longTimesAreMinutes() {
    now = now.plusSeconds(125);
    conclusion.done("read 9 session logs", List.of());
    assertThat(said()).isEqualTo("memories: read 9 session logs in 2 min 5 s\n");
  }

  @Test
  void theTimeOfAnAnswerDoesNotCount() {
    now = now.plusSeconds(30);
    conclusion.begin();
    conclusion.done("forgot 1 session", List.of());
    assertThat(said()).isEqualTo("memories: forgot 1 session in 0.0 s\n");
  }

  @Test
  void interruptionSaysWhatIsSavedOfHowMuch() {
    conclusion.interrupted(1_379, 3_000);
    assertThat(said())
        .isEqualTo("memories: interrupted: 1,379 of 3,000 saved; run again to go on\n");
  }

  @Test
  void numbersAgreeWithTheirNounsAndAreGrouped() {
    assertThat(Conclusion.count(1, "session")).isEqualTo("1 session");
    assertThat(Conclusion.count(0, "session")).isEqualTo("0 sessions");
    assertThat(Conclusion.count(1_234_567, "session")).isEqualTo("1,234,567 sessions");
  }

  @Test
  void theResultStandsBeforeTheLastRemark() {
    conclusion.done("read 1 session log", List.of());
    assertThat(flushed).isTrue();
  }

  private void flush() {
    assertThat(said()).isEmpty();
    flushed = true;
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
