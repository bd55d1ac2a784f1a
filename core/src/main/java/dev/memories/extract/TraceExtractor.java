package dev.memories.extract;

/**
 * Turns one session's rollout into a trace.
 *
 * <p>Implementations: offline (evidence only), model (of a provider or an agent), command.
 * Thread-safe: up to eight run at once.
 */
public interface TraceExtractor {
  /** The name in the settings: {@code offline}, {@code model}, {@code codex} and so on. */
  String name();

  /**
   * Reads the session's rollout and makes its trace.
   *
   * @throws InterruptedException when the run is cancelled
   */
  ExtractionOutcome extract(ExtractionRequest request) throws InterruptedException;
}
