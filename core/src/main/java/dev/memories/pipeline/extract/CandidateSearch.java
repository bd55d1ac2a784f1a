package dev.memories.pipeline.extract;

import dev.memories.candidate.CandidateSelector;
import dev.memories.candidate.Decision;
import dev.memories.candidate.ExtractionHistory;
import dev.memories.candidate.ExtractorVersion;
import dev.memories.candidate.Freshness;
import dev.memories.candidate.GateSettings;
import dev.memories.candidate.Reason;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.trace.Trace;
import dev.memories.trace.TraceHead;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides which indexed sessions to extract, with the results of earlier runs in the database. */
public final class CandidateSearch {
  private final StateDatabase state;
  private final InstantSource clock;

  public CandidateSearch(StateDatabase state, InstantSource clock) {
    this.state = state;
    this.clock = clock;
  }

  /** Decides on every session, newest first. */
  public List<Decision> all(GateSettings settings) {
    return all(settings, state.traces().heads());
  }

  /**
   * Decides on every session, newest first, for callers that have read the traces already.
   *
   * @param heads of all traces
   */
  public List<Decision> all(GateSettings settings, List<TraceHead> heads) {
    return selector(heads)
        .select(state.sessions().all().stream().filter(settings::covers).toList(), settings);
  }

  /** Decides on the sessions of one project, newest first. */
  public List<Decision> in(Project project, GateSettings settings) {
    return selector(state.traces().heads())
        .select(
            state.sessions().all().stream()
                .filter(settings::covers)
                .filter(session -> session.project().equals(Optional.of(project)))
                .toList(),
            settings);
  }

  /**
   * Finds the candidates alone, newest first: the same as those of {@link #all}, but without
   * reading the many sessions that the database can rule out.
   *
   * @param in only those of this project
   */
  public List<Decision> candidates(Optional<Project> in, GateSettings settings) {
    List<Decision> chosen = new ArrayList<>();
    int[] urgent = {0};
    if (settings.limit() > 0) {
      ExtractionHistory withoutTraces = history(Map.of());
      state
          .sessions()
          .visitPossibleCandidates(
              settings.force(),
              session -> {
                boolean isWanted = in.isEmpty() || session.project().equals(in);
                if (isWanted && settings.covers(session)) {
                  Decision decision = decide(session, withoutTraces, settings);
                  if (decision.isCandidate()) {
                    chosen.add(decision);
                    urgent[0] += decision.reason() == Reason.OUTDATED ? 0 : 1;
                  }
                }
                return urgent[0] < settings.limit();
              });
    }
    return CandidateSelector.limited(chosen, settings.limit()).stream()
        .filter(Decision::isCandidate)
        .toList();
  }

  /**
   * Finds sessions whose offline trace a model may make anew, newest first: those whose trace is
   * among the newest of its project and that pass all gates but {@code UP_TO_DATE}.
   *
   * @param newest how many traces of a project count
   * @param most how many sessions are taken at most
   */
  public List<Decision> renewals(GateSettings settings, int newest, int most) {
    List<TraceHead> heads = state.traces().heads();
    Set<SessionId> offline =
        heads.stream().collect(Collectors.groupingBy(TraceHead::project)).values().stream()
            .flatMap(
                ofProject ->
                    ofProject.stream()
                        .sorted(
                            Comparator.comparing((TraceHead head) -> head.subject().updatedAt())
                                .reversed())
                        .limit(newest))
            .filter(head -> ExtractorVersion.isOffline(head.making().extractor()))
            .map(TraceHead::id)
            .collect(Collectors.toSet());
    return offline.isEmpty()
        ? List.of()
        : all(settings.forAll(), heads).stream()
            .filter(decision -> decision.isCandidate() && offline.contains(decision.session().id()))
            .limit(most)
            .toList();
  }

  private Decision decide(Session session, ExtractionHistory withoutTraces, GateSettings settings) {
    List<TraceHead> trace = state.traces().findHead(session.id()).stream().toList();
    return new CandidateSelector(withoutTraces.withTraces(freshness(trace)), clock.instant())
        .decide(session, settings);
  }

  /**
   * Decides on sessions that the user named. Ids that are not indexed are left out.
   *
   * @param fallback where a session worked that names no cwd; empty when the user does not say
   */
  public List<Decision> named(Collection<SessionId> ids, Optional<Session.Place> fallback) {
    List<Session> sessions =
        ids.stream()
            .map(state.sessions()::find)
            .flatMap(Optional::stream)
            .map(session -> placed(session, fallback))
            .toList();
    return selector(state.traces().heads()).selectNamed(sessions);
  }

  private static Session placed(Session session, Optional<Session.Place> fallback) {
    return session.project().isPresent() || fallback.isEmpty()
        ? session
        : session.at(fallback.get());
  }

  private CandidateSelector selector(List<TraceHead> heads) {
    return new CandidateSelector(history(freshness(heads)), clock.instant());
  }

  private ExtractionHistory history(Map<SessionId, Freshness> traces) {
    Map<SessionId, Instant> claims = new HashMap<>();
    state.attempts().claims().forEach((id, claim) -> claims.put(id, claim.until()));
    return new ExtractionHistory(
        traces, claims, state.attempts().failures(), state.forgotten().all());
  }

  private static Map<SessionId, Freshness> freshness(List<TraceHead> heads) {
    Map<SessionId, Freshness> traces = new HashMap<>();
    heads.forEach(head -> traces.put(head.id(), freshness(head)));
    return traces;
  }

  static Freshness freshness(TraceHead head) {
    Trace.Subject subject = head.subject();
    Trace.Making making = head.making();
    return new Freshness(
        subject.updatedAt(),
        subject.content(),
        ExtractorVersion.isOutdated(making.extractor(), making.version()));
  }
}
