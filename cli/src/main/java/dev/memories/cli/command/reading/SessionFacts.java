package dev.memories.cli.command.reading;

import dev.memories.cli.command.reading.TraceShapes.Facts;
import dev.memories.cli.command.reading.TraceShapes.ListedTrace;
import dev.memories.search.SearchDatabase;
import dev.memories.search.SearchFilter;
import dev.memories.search.SearchHit;
import dev.memories.search.SearchKind;
import dev.memories.search.SearchPlace;
import dev.memories.search.SessionCounts;
import dev.memories.search.SessionQuestions.Known;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adds to traces what the index of sessions and the search index know about their sessions. */
final class SessionFacts {
  private static final int MOST_CHANGES = 10_000;

  private final Map<SessionId, Known> known;
  private final Map<SessionId, Session> sessions = new HashMap<>();
  private final Set<String> changing = new HashSet<>();

  /**
   * @param file the end of a path; the traces tell whether their sessions changed it
   */
  SessionFacts(SearchDatabase search, StateDatabase state, Optional<String> file) {
    this.known = search.sessions().all();
    state.sessions().all().forEach(session -> sessions.put(session.id(), session));
    SearchFilter changes =
        SearchFilter.ALL.in(Set.of(SearchPlace.SESSION), Set.of(SearchKind.FILE));
    file.ifPresent(
        path -> {
          for (SearchHit hit : search.search().naming(path, changes, MOST_CHANGES, Instant.EPOCH)) {
            changing.add(String.valueOf(hit.session()));
          }
        });
  }

  ListedTrace describe(ListedTrace trace) {
    SessionId id = trace.head().id();
    Known words = known.get(id);
    Session session = sessions.get(id);
    return trace.with(
        new Facts(
            words == null ? null : words.outcome(),
            session == null ? null : session.activity().createdAt(),
            session == null ? null : session.updatedAt(),
            words == null ? SessionCounts.NONE : words.counts(),
            session == null ? 0 : session.activity().tokensUsed(),
            session == null ? null : session.origin().gitBranch(),
            changing.contains(id.value())));
  }
}
