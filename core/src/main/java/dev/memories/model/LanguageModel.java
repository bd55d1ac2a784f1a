package dev.memories.model;

import java.util.function.Consumer;

/** A language model of some provider, which answers requests. */
public interface LanguageModel {
  /**
   * Sends a request and reads the streamed reply to its end. Thread-safe.
   *
   * @param events receives progress, on the calling thread
   * @throws InterruptedException when the thread is interrupted; the connection is closed
   */
  ModelOutcome ask(ModelRequest request, Consumer<ModelEvent> events) throws InterruptedException;
}
