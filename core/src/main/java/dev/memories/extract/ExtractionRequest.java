package dev.memories.extract;

import dev.memories.session.Session;
import java.util.function.Consumer;

/**
 * What an extractor is given: the session, whose rollout it reads itself, in bounded memory.
 *
 * @param progress told in a short clause what goes on; may be called from the extracting thread
 *     only
 */
public record ExtractionRequest(Session session, Consumer<String> progress) {
  /** A request of which nobody watches the progress. */
  public ExtractionRequest(Session session) {
    this(session, _ -> {});
  }
}
