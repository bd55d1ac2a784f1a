package dev.memories.tui.memory;

import dev.memories.pipeline.PipelineEvent;
import dev.memories.tui.port.Progress;
import dev.memories.tui.port.ProgressListener;
import java.util.function.Consumer;

/** Tells what a run says as steps done of steps in all. Runs call it one at a time. */
final class ProgressEvents implements Consumer<PipelineEvent> {
  private final ProgressListener listener;
  private int total;
  private int done;
  private String inHand = "";

  ProgressEvents(ProgressListener listener) {
    this(listener, 0);
  }

  /** With a total, for runs that do not tell it. */
  ProgressEvents(ProgressListener listener, int total) {
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
      case PipelineEvent.StepStarted(_, var subject) -> inHand = subject;
      case PipelineEvent.StepProgressed(_, var subject, var how) -> inHand = subject + ", " + how;
      case PipelineEvent.StepEnded _ -> done++;
      case PipelineEvent.Ended _ -> inHand = "";
      case PipelineEvent.Warned(var message) -> inHand = message;
    }
    listener.progressed(new Progress(done, total, inHand));
  }
}
