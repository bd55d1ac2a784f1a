package dev.memories.cli.app;

import dev.memories.cli.output.Notices;
import dev.memories.cli.output.ProgressLine;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.trace.Trace;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows how a run goes on: a bar where there is a terminal, warnings in any case. */
final class PipelineProgress implements Consumer<PipelineEvent> {
  /** Fewer steps are done before anybody could read the bar. */
  private static final int WORTH_A_BAR = 3;

  private final Notices notices;
  private final Optional<ProgressLine> line;
  private long tokens;

  PipelineProgress(Notices notices, Optional<ProgressLine> line) {
    this.notices = notices;
    this.line = line;
  }

  @Override
  public void accept(PipelineEvent event) {
    if (line.isEmpty() && !(event instanceof PipelineEvent.Warned)) {
      return;
    }
    switch (event) {
      case PipelineEvent.Started(var phase, var steps) -> {
        if (steps >= WORTH_A_BAR) {
          line.ifPresent(bar -> bar.begin(name(phase), steps));
        }
      }
      case PipelineEvent.StepStarted(_, var subject) ->
          line.ifPresent(bar -> bar.show(cost() + subject));
      case PipelineEvent.StepProgressed(_, var subject, var how) ->
          line.ifPresent(bar -> bar.show(cost() + how + ": " + subject));
      case PipelineEvent.StepEnded(_, _, _, var usage) -> {
        count(usage);
        line.ifPresent(ProgressLine::step);
      }
      case PipelineEvent.Ended _ -> line.ifPresent(ProgressLine::close);
      case PipelineEvent.Warned(var message) -> {
        line.ifPresent(ProgressLine::clear);
        notices.warn(message);
      }
    }
  }

  private void count(Trace.@Nullable Usage usage) {
    tokens += usage == null ? 0 : usage.inputTokens() + usage.outputTokens();
  }

  private String cost() {
    return tokens == 0 ? "" : tokens + " tokens, ";
  }

  private static String name(PipelineEvent.Phase phase) {
    return switch (phase) {
      case INDEX -> "reading";
      case EXTRACT -> "extracting";
      case CONSOLIDATE -> "consolidating";
    };
  }
}
