package dev.memories.candidate;

import dev.memories.session.SessionId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * The results of earlier runs: traces, failures, forgotten sessions, and claims of runs at work.
 *
 * @param traces how new each session was when its trace was made
 * @param claims until when a live run has claimed each session
 */
public record ExtractionHistory(
    Map<SessionId, Freshness> traces,
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

  /** The same history with these traces instead. */
  public ExtractionHistory withTraces(Map<SessionId, Freshness> others) {
    return new ExtractionHistory(others, claims, failures, forgotten);
  }
}
