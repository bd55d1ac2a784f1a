package dev.memories.pipeline.extract;

import dev.memories.candidate.CandidateSelector;
import dev.memories.candidate.Decision;
import dev.memories.candidate.Extracted;
import dev.memories.candidate.ExtractionHistory;
import dev.memories.candidate.Gates;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.AttemptTable;
import dev.memories.state.StateDatabase;
import dev.memories.trace.Trace;
import dev.memories.trace.TraceHead;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides on the indexed sessions by what the database knows of earlier runs. */
public final class CandidateSearch {
  private final StateDatabase state;
  private final InstantSource clock;

  public CandidateSearch(StateDatabase state, InstantSource clock) {
    this.state = state;
    this.clock = clock;
  }

  /** Decides on every session, newest first. */
  public List<Decision> all(Gates gates) {
    return all(gates, state.traces().heads());
  }

  /**
   * The same, for who has read the traces already.
   *
   * @param heads of all traces
   */
  public List<Decision> all(Gates gates, List<TraceHead> heads) {
    return selector(heads).select(state.sessions().all(), gates);
  }

  /**
   * The candidates alone, newest first: those of {@link #all}, without a look at the many that are
   * none.
   *
   * @param in only those of this project
   */
  public List<Decision> candidates(Optional<Project> in, Gates gates) {
    List<Decision> chosen = new ArrayList<>();
    if (gates.limit() > 0) {
      ExtractionHistory history = history(Map.of());
      state
          .sessions()
          .visitOpen(
              gates.force(),
              session -> {
                if (in.isEmpty() || session.project().equals(in)) {
                  Decision decision = decide(session, history, gates);
                  if (decision.isCandidate()) {
                    chosen.add(decision);
                  }
                }
                return chosen.size() < gates.limit();
              });
    }
    return chosen;
  }

  private Decision decide(Session session, ExtractionHistory others, Gates gates) {
    Map<SessionId, Extracted> trace = new HashMap<>();
    state.traces().findHead(session.id()).ifPresent(head -> trace.put(head.id(), extracted(head)));
    return new CandidateSelector(others.with(trace), clock.instant()).decide(session, gates);
  }

  /** Decides on the sessions of one project, newest first. */
  public List<Decision> in(Project project, Gates gates) {
    return selector()
        .select(
            state.sessions().all().stream()
                .filter(session -> session.project().equals(Optional.of(project)))
                .toList(),
            gates);
  }

  /**
   * Decides on sessions that the user named; ids that are not indexed are left out.
   *
   * @param placeOfOthers where sessions that name no cwd are taken to have worked, if anywhere
   */
  public List<Decision> named(Collection<SessionId> ids, Optional<Session.Place> placeOfOthers) {
    List<Session> sessions =
        ids.stream()
            .map(state.sessions()::find)
            .flatMap(Optional::stream)
            .map(session -> placed(session, placeOfOthers))
            .toList();
    return selector().selectNamed(sessions);
  }

  private static Session placed(Session session, Optional<Session.Place> place) {
    return session.project().isPresent() || place.isEmpty() ? session : session.at(place.get());
  }

  private CandidateSelector selector() {
    return selector(state.traces().heads());
  }

  private CandidateSelector selector(List<TraceHead> heads) {
    Map<SessionId, Extracted> traces = new HashMap<>();
    heads.forEach(head -> traces.put(head.id(), extracted(head)));
    return new CandidateSelector(history(traces), clock.instant());
  }

  private static Extracted extracted(TraceHead head) {
    Trace.Subject subject = head.subject();
    return new Extracted(subject.updatedAt(), subject.content());
  }

  private ExtractionHistory history(Map<SessionId, Extracted> traces) {
    Map<SessionId, Instant> claims = new HashMap<>();
    state.attempts().claims().forEach((id, claim) -> claims.put(id, claim.until()));
    Map<SessionId, ExtractionHistory.Failure> failures = new HashMap<>();
    state.attempts().failures().forEach((id, failure) -> failures.put(id, failure(failure)));
    return new ExtractionHistory(traces, claims, failures, state.forgotten().all());
  }

  private static ExtractionHistory.Failure failure(AttemptTable.Failure failure) {
    return new ExtractionHistory.Failure(
        failure.message(),
        failure.retryAt(),
        failure.isFinal(),
        failure.sessionUpdatedAt(),
        failure.content());
  }
}
