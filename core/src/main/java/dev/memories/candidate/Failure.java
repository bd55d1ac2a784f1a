package dev.memories.candidate;

import dev.memories.session.Session;
import java.time.Instant;

/**
 * The last failure to extract a session.
 *
 * @param tries how often extraction has failed since the session last changed
 * @param retryAt when the session may be tried again, unless the failure is final
 * @param freshness the session as it was when it failed
 */
public record Failure(int tries, String message, Instant retryAt, Freshness freshness) {
  private static final int MAX_TRIES = 3;

  /** Whether the session is not tried again until it changes. */
  public boolean isFinal() {
    return tries >= MAX_TRIES;
  }

  /** Whether the session is still the one that failed; a change starts the count anew. */
  public boolean countsFor(Session session) {
    return freshness.isUpToDate(session);
  }
}
