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
    return limited(
        sessions.stream().map(session -> decide(session, settings)).toList(), settings.limit());
  }

  /**
   * Stops the candidates beyond a limit. Traces to renew take only the places that new and changed
   * sessions leave.
   */
  public static List<Decision> limited(List<Decision> decisions, int limit) {
    long urgent =
        decisions.stream()
            .filter(decision -> decision.isCandidate() && !isRenewal(decision))
            .count();
    long places = limit;
    long renewals = Math.max(0, limit - urgent);
    List<Decision> limited = new ArrayList<>(decisions.size());
    for (Decision decision : decisions) {
      boolean stops = decision.isCandidate() && (isRenewal(decision) ? renewals-- : places--) <= 0;
      limited.add(
          stops ? Decision.leftOut(decision.session(), Reason.BEYOND_LIMIT, null) : decision);
    }
    return limited;
  }

  private static boolean isRenewal(Decision decision) {
    return decision.reason() == Reason.OUTDATED;
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
    Reason reason =
        traced == null
            ? Reason.NEW
            : settings.renew() && traced.outdated() && traced.isUpToDate(session)
                ? Reason.OUTDATED
                : Reason.UPDATED;
    return new Decision(session, reason, null, traced);
  }
}
