package dev.memories.extract;

import dev.memories.session.Session;
import java.util.function.Consumer;

/**
 * A session to extract; the extractor reads its rollout itself, in bounded memory.
 *
 * @param progress receives short clauses about the progress; may be called on the extracting thread
 *     only
 */
public record ExtractionRequest(Session session, Consumer<String> progress) {
  /** A request without progress. */
  public ExtractionRequest(Session session) {
    this(session, _ -> {});
  }
}
