package dev.memories.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.cli.output.FixedTerminal;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.ProgressLine;
import dev.memories.cli.output.Style;
import dev.memories.cli.output.Verbosity;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.PipelineEvent.Phase;
import dev.memories.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineProgressTest {
  private static final FixedTerminal NO_TERMINAL = new FixedTerminal(false, false, false, 80, 24);

  private static final String CLEAR = "\r\033[K";

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Notices notices = notices(Verbosity.NORMAL);

  @Test
  void barShowsTheSessionAndTheCost() {
    Trace.Usage usage = new Trace.Usage(1_000, 0, 500, 1);
    hear(
        onTerminal(),
        new PipelineEvent.Started(Phase.EXTRACT, 3),
        new PipelineEvent.StepStarted(Phase.EXTRACT, "Fix the cart"),
        new PipelineEvent.StepEnded(Phase.EXTRACT, "Fix the cart", true, usage),
        new PipelineEvent.StepStarted(Phase.EXTRACT, "Add a discount"),
        new PipelineEvent.Ended(Phase.EXTRACT));
    assertThat(written())
        .contains("extracting", "1/3", "1500 tokens, Fix the cart")
        .endsWith(CLEAR);
  }

  @Test
  void shortRunHasNoBar() {
    hear(
        onTerminal(),
        new PipelineEvent.Started(Phase.EXTRACT, 2),
        new PipelineEvent.StepStarted(Phase.EXTRACT, "Fix the cart"),
        new PipelineEvent.Ended(Phase.EXTRACT));
    assertThat(written()).isEmpty();
  }

  @Test
  void warningHasALineOfItsOwn() {
    hear(
        onTerminal(),
        new PipelineEvent.Started(Phase.INDEX, 3),
        new PipelineEvent.Warned("a rollout is gone"),
        new PipelineEvent.Ended(Phase.INDEX));
    assertThat(written()).contains(CLEAR + "memories: warning: a rollout is gone\n");
  }

  @Test
  void onlyWarningsAreShownWithoutATerminal() {
    hear(
        Optional.empty(),
        new PipelineEvent.Started(Phase.INDEX, 3),
        new PipelineEvent.StepStarted(Phase.INDEX, "rollout"),
        new PipelineEvent.Warned("a rollout is gone"),
        new PipelineEvent.Ended(Phase.INDEX));
    assertThat(written()).isEqualTo("memories: warning: a rollout is gone\n");
  }

  @Test
  void verboseRunNamesEveryStepAndTheTimeOfThePhase() {
    Trace.Usage usage = new Trace.Usage(1_000, 0, 500, 1);
    PipelineProgress progress =
        new PipelineProgress(notices(Verbosity.VERBOSE), Optional::empty, new AdvancingClock());
    List.of(
            new PipelineEvent.Started(Phase.EXTRACT, 2),
            new PipelineEvent.StepStarted(Phase.EXTRACT, "Fix the cart"),
            new PipelineEvent.StepEnded(Phase.EXTRACT, "Fix the cart", true, usage),
            new PipelineEvent.StepEnded(Phase.EXTRACT, "Add a discount", false, null),
            new PipelineEvent.Ended(Phase.EXTRACT))
        .forEach(progress);
    assertThat(written())
        .isEqualTo(
            """
            memories: extracting: 2 sessions
            memories: extracting done: Fix the cart (1500 tokens)
            memories: extracting failed: Add a discount
            memories: extracting took 250 ms
            """);
  }

  /** Goes on by 250 ms whenever it is read. */
  private static final class AdvancingClock implements InstantSource {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      now = now.plusMillis(250);
      return now;
    }
  }

  private Notices notices(Verbosity verbosity) {
    return new Notices(err, NO_TERMINAL, () -> Style.PLAIN, () -> verbosity);
  }

  private Optional<ProgressLine> onTerminal() {
    return Optional.of(new ProgressLine(err, 80, Style.PLAIN));
  }

  private void hear(Optional<ProgressLine> line, PipelineEvent... events) {
    PipelineProgress progress = new PipelineProgress(notices, () -> line, InstantSource.system());
    List.of(events).forEach(progress);
  }

  private String written() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
