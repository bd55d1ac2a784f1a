package dev.memories.tui.memory.action;

import dev.memories.pipeline.PipelineEvent;
import dev.memories.tui.port.Progress;
import java.util.function.Consumer;

/**
 * Translates the events of a run to finished steps of all steps. Not thread-safe; runs send one
 * event at a time.
 */
public final class ProgressAdapter implements Consumer<PipelineEvent> {
  private final Progress.Listener listener;
  private int total;
  private int done;
  private String current = "";

  public ProgressAdapter(Progress.Listener listener) {
    this(listener, 0);
  }

  /** For runs that do not announce the number of their steps. */
  public ProgressAdapter(Progress.Listener listener, int total) {
    this.listener = listener;
    this.total = total;
  }

  @Override
  public void accept(PipelineEvent event) {
    switch (event) {
      case PipelineEvent.Started(_, var steps) -> {
        total = steps;
        done = 0;
      }
      case PipelineEvent.StepStarted(_, var subject) -> current = subject;
      case PipelineEvent.StepProgressed(_, var subject, var how) -> current = subject + ", " + how;
      case PipelineEvent.StepEnded _ -> done++;
      case PipelineEvent.Ended _ -> current = "";
      case PipelineEvent.Warned(var message) -> current = message;
    }
    listener.progressed(new Progress(done, total, current));
  }
}
