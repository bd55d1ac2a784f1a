package dev.memories.cli.pipeline;

import dev.memories.cli.output.Notices;
import dev.memories.cli.output.ProgressLine;
import dev.memories.pipeline.PipelineEvent;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Shows the progress of runs: warnings always; besides them a bar where there is a terminal, or
 * with {@code -v} a line for each step and phase.
 */
public final class PipelineProgress implements Consumer<PipelineEvent>, AutoCloseable {
  /** Runs of fewer steps end before anybody could read the bar. */
  private static final int FEWEST_STEPS = 3;

  private final Notices notices;
  private final Supplier<Optional<ProgressLine>> bar;
  private final PhaseLog log;
  private Optional<ProgressLine> shown = Optional.empty();
  private boolean asked;
  private long tokens;

  /** Steps of the phase that have ended; until the first has, the bar names one that began. */
  private int done;

  /**
   * @param bar empty where no bar is to be shown; asked once, at the first event, because the width
   *     of the terminal costs a process
   */
  public PipelineProgress(
      Notices notices, Supplier<Optional<ProgressLine>> bar, InstantSource clock) {
    this.notices = notices;
    this.bar = bar;
    this.log = new PhaseLog(notices, clock);
  }

  @Override
  public void accept(PipelineEvent event) {
    Optional<ProgressLine> line = bar();
    if (event instanceof PipelineEvent.Warned(var message)) {
      line.ifPresent(ProgressLine::clear);
      notices.warn(message);
    } else if (notices.isVerbose()) {
      log.accept(event);
    } else if (line.isPresent()) {
      show(event, line.get());
    }
  }

  /** Removes the bar of a run that failed. */
  @Override
  public void close() {
    shown.ifPresent(ProgressLine::close);
  }

  private Optional<ProgressLine> bar() {
    if (!asked) {
      asked = true;
      shown = bar.get();
    }
    return shown;
  }

  private void show(PipelineEvent event, ProgressLine line) {
    switch (event) {
      case PipelineEvent.Started(var phase, var steps) -> {
        if (steps >= FEWEST_STEPS) {
          line.begin(name(phase), steps);
          done = 0;
        }
      }
      case PipelineEvent.StepStarted(_, var subject) -> {
        if (done == 0) {
          line.show(cost() + subject);
        }
      }
      case PipelineEvent.StepProgressed(_, var subject, var how) ->
          line.show(cost() + how + ": " + subject);
      case PipelineEvent.StepEnded(_, var subject, _, var usage) -> {
        tokens += usage == null ? 0 : usage.inputTokens() + usage.outputTokens();
        done++;
        line.show(cost() + subject);
        line.step();
      }
      case PipelineEvent.Ended _ -> line.close();
      case PipelineEvent.Warned _ -> {} // shown above
    }
  }

  private String cost() {
    return tokens == 0 ? "" : tokens + " tokens, ";
  }

  static String name(PipelineEvent.Phase phase) {
    return switch (phase) {
      case INDEX -> "reading";
      case EXTRACT -> "extracting";
      case CONSOLIDATE -> "consolidating";
      case SEARCH -> "indexing words";
    };
  }
}
