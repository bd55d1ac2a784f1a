package dev.memories.model;

import java.util.function.Consumer;

/**
 * A language model behind some provider: a request goes in, a whole reply or a failure comes out.
 */
public interface LanguageModel {
  /**
   * Asks, and reads the streamed reply to its end. Thread-safe.
   *
   * @param events told of what happens meanwhile, on the calling thread
   * @throws InterruptedException when the thread is interrupted; the connection is given up
   */
  ModelOutcome ask(ModelRequest request, Consumer<ModelEvent> events) throws InterruptedException;
}
