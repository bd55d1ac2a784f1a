package dev.memories.cli.pipeline;

import dev.memories.cli.output.Notices;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says with {@code -v} what each step of a run works on, and how long each phase took. */
final class PhaseLog implements Consumer<PipelineEvent> {
  private final Notices notices;
  private final InstantSource clock;
  private final Map<PipelineEvent.Phase, Instant> begun = new EnumMap<>(PipelineEvent.Phase.class);

  PhaseLog(Notices notices, InstantSource clock) {
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public void accept(PipelineEvent event) {
    switch (event) {
      case PipelineEvent.Started(var phase, var steps) -> {
        begun.put(phase, clock.instant());
        notices.detail(PipelineProgress.name(phase) + ": " + steps + " " + unit(phase, steps));
      }
      case PipelineEvent.StepEnded(var phase, var subject, var succeeded, var usage) ->
          notices.detail(
              PipelineProgress.name(phase)
                  + (succeeded ? " done: " : " failed: ")
                  + subject
                  + cost(usage));
      case PipelineEvent.Ended(var phase) ->
          notices.detail(PipelineProgress.name(phase) + " took " + millis(phase) + " ms");
      case PipelineEvent.StepStarted _, PipelineEvent.StepProgressed _, PipelineEvent.Warned _ -> {}
    }
  }

  private static String unit(PipelineEvent.Phase phase, int steps) {
    String one =
        switch (phase) {
          case INDEX -> "rollout";
          case EXTRACT -> "session";
          case CONSOLIDATE -> "project";
          case SEARCH -> "session";
        };
    return steps == 1 ? one : one + "s";
  }

  private static String cost(Trace.@Nullable Usage usage) {
    return usage == null ? "" : " (" + (usage.inputTokens() + usage.outputTokens()) + " tokens)";
  }

  private long millis(PipelineEvent.Phase phase) {
    Instant now = clock.instant();
    return Duration.between(begun.getOrDefault(phase, now), now).toMillis();
  }
}
