package dev.memories.candidate;

import dev.memories.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which sessions to extract: those that pass every {@link Gate}.
 *
 * <p>The decisions keep the order of the sessions, which by convention is newest first
 * (docs/spec/rules.md 13.1, docs/spec/product.md 3.3).
 */
public final class CandidateSelector {
  private final ExtractionHistory history;
  private final Instant now;

  public CandidateSelector(ExtractionHistory history, Instant now) {
    this.history = history;
    this.now = now;
  }

  /** Decides on all sessions, and stops candidates beyond the limit. */
  public List<Decision> select(List<Session> sessions, GateSettings settings) {
    List<Decision> decisions = new ArrayList<>(sessions.size());
    int taken = 0;
    for (Session session : sessions) {
      Decision decision = decide(session, settings);
      if (decision.isCandidate() && taken++ >= settings.limit()) {
        decision = Decision.leftOut(session, Reason.BEYOND_LIMIT, null);
      }
      decisions.add(decision);
    }
    return decisions;
  }

  /** Decides on one session, regardless of the limit. */
  public Decision decide(Session session, GateSettings settings) {
    return decide(session, settings, Gate.all(settings.force()));
  }

  /** Decides on sessions that the user named; most gates do not apply to them. */
  public List<Decision> selectNamed(List<Session> sessions) {
    return sessions.stream()
        .map(session -> decide(session, GateSettings.DEFAULT, Gate.forNamed()))
        .toList();
  }

  private Decision decide(Session session, GateSettings settings, List<Gate> gates) {
    Gate.Context context = new Gate.Context(settings, history, now);
    for (Gate gate : gates) {
      Optional<Decision> stopped = gate.check(session, context);
      if (stopped.isPresent()) {
        return stopped.get();
      }
    }
    Freshness traced = history.traces().get(session.id());
    return new Decision(session, traced == null ? Reason.NEW : Reason.UPDATED, null, traced);
  }
}
