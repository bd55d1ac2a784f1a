package dev.memories.candidate;

import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.session.SessionSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Picks the sessions whose trace is missing or older than the session itself.
 *
 * <p>Keeps the order it is given, newest first by convention. The reference's rule (reference.md 1k
 * 1: not the current session, not what is up to date, at most so many) with the gates of product.md
 * 3 before it; a session that several gates stop has the first of their reasons.
 */
public final class CandidateSelector {
  private final ExtractionHistory history;
  private final Instant now;

  public CandidateSelector(ExtractionHistory history, Instant now) {
    this.history = history;
    this.now = now;
  }

  /** Decides on every session. */
  public List<Decision> select(List<Session> sessions, Gates gates) {
    List<Decision> decisions = new ArrayList<>(sessions.size());
    int taken = 0;
    for (Session session : sessions) {
      Decision decision = decide(session, gates);
      boolean beyond = decision.isCandidate() && taken >= gates.limit();
      taken += decision.isCandidate() ? 1 : 0;
      decisions.add(beyond ? new Decision(session, Reason.BEYOND_LIMIT, null) : decision);
    }
    return decisions;
  }

  /**
   * Decides on sessions that the user named: nothing stops them but being unreadable, in progress
   * or without a cwd.
   */
  public List<Decision> selectNamed(List<Session> sessions) {
    return sessions.stream()
        .map(
            session ->
                unreadable(session)
                    .or(() -> inProgress(session))
                    .or(() -> noCwd(session))
                    .orElseGet(() -> chosen(session)))
        .toList();
  }

  /** Decides on one session, however many others are candidates. */
  public Decision decide(Session session, Gates gates) {
    return unreadable(session)
        .or(() -> forgotten(session))
        .or(() -> current(session, gates.current()))
        .or(() -> inProgress(session))
        .or(() -> source(session, gates.sources()))
        .or(() -> archived(session))
        .or(() -> memoryDisabled(session))
        .or(() -> noCwd(session))
        .or(() -> excluded(session, gates.exclusions()))
        .or(() -> noUserMessage(session))
        .or(() -> gates.force() ? Optional.empty() : upToDate(session))
        .or(() -> active(session, gates))
        .or(() -> failedBefore(session))
        .orElseGet(() -> chosen(session));
  }

  private static Optional<Decision> unreadable(Session session) {
    String why = session.standing().unreadable();
    if (why != null) {
      return because(session, Reason.UNREADABLE, why);
    }
    return session.origin().source() instanceof SessionSource.Unreadable
        ? because(session, Reason.UNREADABLE, "its session_meta cannot be read")
        : Optional.empty();
  }

  private Optional<Decision> forgotten(Session session) {
    return when(history.forgotten().contains(session.id()), session, Reason.FORGOTTEN);
  }

  private static Optional<Decision> current(Session session, @Nullable SessionId current) {
    return when(session.id().equals(current), session, Reason.CURRENT);
  }

  private Optional<Decision> inProgress(Session session) {
    Instant until = history.claims().get(session.id());
    return until == null
        ? Optional.empty()
        : because(session, Reason.IN_PROGRESS, "another run has it until " + until);
  }

  private static Optional<Decision> source(Session session, SourceFilter sources) {
    SessionSource source = session.origin().source();
    if (sources.accepts(source)) {
      return Optional.empty();
    }
    return source instanceof SessionSource.SubAgent(var label)
        ? because(session, Reason.SUB_AGENT, label)
        : because(session, Reason.NOT_INTERACTIVE, "its source is " + source.name());
  }

  private static Optional<Decision> archived(Session session) {
    return when(session.standing().archived(), session, Reason.ARCHIVED);
  }

  private static Optional<Decision> memoryDisabled(Session session) {
    return switch (session.standing().memoryMode()) {
      case ENABLED -> Optional.empty();
      case DISABLED -> because(session, Reason.MEMORY_DISABLED, "disabled in Codex");
      case POLLUTED -> because(session, Reason.MEMORY_DISABLED, "polluted by outside content");
    };
  }

  private static Optional<Decision> noCwd(Session session) {
    return when(session.project().isEmpty(), session, Reason.NO_CWD);
  }

  private static Optional<Decision> excluded(Session session, Exclusions exclusions) {
    return session
        .project()
        .flatMap(exclusions::match)
        .flatMap(why -> because(session, Reason.EXCLUDED, why));
  }

  private static Optional<Decision> noUserMessage(Session session) {
    return when(!session.standing().hasUserMessage(), session, Reason.NO_USER_MESSAGE);
  }

  private Optional<Decision> upToDate(Session session) {
    Extracted extracted = history.traces().get(session.id());
    return when(extracted != null && extracted.isUpToDate(session), session, Reason.UP_TO_DATE);
  }

  private Optional<Decision> active(Session session, Gates gates) {
    if (gates.idle().isZero()) {
      return Optional.empty();
    }
    Instant idleAt = session.files().modifiedAt().plus(gates.idle());
    return idleAt.isAfter(now)
        ? because(session, Reason.ACTIVE, "idle at " + idleAt)
        : Optional.empty();
  }

  private Optional<Decision> failedBefore(Session session) {
    ExtractionHistory.Failure failure = history.failures().get(session.id());
    if (failure == null || failure.isOutdatedBy(session)) {
      return Optional.empty();
    }
    if (failure.isFinal()) {
      return because(session, Reason.GAVE_UP, failure.message());
    }
    return failure.retryAt().isAfter(now)
        ? because(
            session, Reason.BACKING_OFF, failure.message() + "; next try " + failure.retryAt())
        : Optional.empty();
  }

  private Decision chosen(Session session) {
    boolean known = history.traces().containsKey(session.id());
    return new Decision(session, known ? Reason.UPDATED : Reason.NEW, null);
  }

  private static Optional<Decision> when(boolean holds, Session session, Reason reason) {
    return holds ? Optional.of(new Decision(session, reason, null)) : Optional.empty();
  }

  private static Optional<Decision> because(Session session, Reason reason, String detail) {
    return Optional.of(new Decision(session, reason, detail));
  }
}
