package dev.memories.pipeline;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** A listener that several threads may call; it passes the events on one after the other. */
public final class SerializedListener implements Consumer<PipelineEvent> {
  private final Consumer<PipelineEvent> listener;
  private final ReentrantLock turn = new ReentrantLock();

  public SerializedListener(Consumer<PipelineEvent> listener) {
    this.listener = listener;
  }

  @Override
  public void accept(PipelineEvent event) {
    turn.lock();
    try {
      listener.accept(event);
    } finally {
      turn.unlock();
    }
  }
}
