package dev.memories.candidate;

import dev.memories.session.ContentFingerprint;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs left: traces, claims of live runs, failures, and what was forgotten.
 *
 * @param claims until when a live run has each session it is at work on
 */
public record ExtractionHistory(
    Map<SessionId, Extracted> traces,
    Map<SessionId, Instant> claims,
    Map<SessionId, Failure> failures,
    Set<SessionId> forgotten) {
  public static final ExtractionHistory NONE =
      new ExtractionHistory(Map.of(), Map.of(), Map.of(), Set.of());

  public ExtractionHistory {
    traces = Map.copyOf(traces);
    claims = Map.copyOf(claims);
    failures = Map.copyOf(failures);
    forgotten = Set.copyOf(forgotten);
  }

  /** The same with other traces. */
  public ExtractionHistory with(Map<SessionId, Extracted> others) {
    return new ExtractionHistory(others, claims, failures, forgotten);
  }

  /**
   * The last failure to extract a session, and the session as it was then.
   *
   * @param isFinal whether there will be no other try unless the session changes
   */
  public record Failure(
      String message,
      Instant retryAt,
      boolean isFinal,
      Instant sessionUpdatedAt,
      @Nullable ContentFingerprint content) {
    boolean isOutdatedBy(Session session) {
      return !new Extracted(sessionUpdatedAt, content).isUpToDate(session);
    }
  }
}
