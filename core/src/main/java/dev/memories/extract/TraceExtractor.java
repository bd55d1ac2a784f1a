package dev.memories.extract;

/**
 * Turns one session's rollout into a trace.
 *
 * <p>Implementations: offline (evidence only), model, command. Thread-safe: up to eight run at
 * once.
 */
public interface TraceExtractor {
  /** {@code offline}, {@code model} or {@code command}. */
  String name();

  /**
   * Reads the session's rollout and makes its trace.
   *
   * @throws InterruptedException when the run is cancelled
   */
  ExtractionOutcome extract(ExtractionRequest request) throws InterruptedException;
}
