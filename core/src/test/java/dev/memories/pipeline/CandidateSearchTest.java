package dev.memories.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.candidate.Decision;
import dev.memories.candidate.Exclusions;
import dev.memories.candidate.Gates;
import dev.memories.candidate.SourceFilter;
import dev.memories.session.ContentFingerprint;
import dev.memories.session.MemoryMode;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionSource;
import dev.memories.state.StateDatabase;
import dev.memories.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateSearchTest {
  private final StateDatabase state =
      StateDatabase.inMemory(new TestClock(TestSessions.NOON.plus(Duration.ofDays(1))));
  private final CandidateSearch search =
      new CandidateSearch(state, new TestClock(TestSessions.NOON.plus(Duration.ofDays(1))));

  @BeforeEach
  void sessionsOfEveryKind() {
    List<Session> sessions = new ArrayList<>();
    for (Session.Standing standing :
        List.of(
            new Session.Standing(false, true, MemoryMode.ENABLED, null),
            new Session.Standing(true, true, MemoryMode.ENABLED, null),
            new Session.Standing(false, false, MemoryMode.ENABLED, null),
            new Session.Standing(false, true, MemoryMode.DISABLED, null),
            new Session.Standing(false, true, MemoryMode.ENABLED, "gone"))) {
      for (int i = 0; i < 8; i++) {
        sessions.add(TestSessions.with(TestSessions.session(sessions.size()), standing));
      }
    }
    sessions.set(0, TestSessions.with(sessions.get(0), new SessionSource.SubAgent("review")));
    sessions.set(1, TestSessions.with(sessions.get(1), new Session.Place(null, null)));
    sessions.set(2, TestSessions.with(sessions.get(2), unread(sessions.get(2))));
    sessions.set(3, TestSessions.with(sessions.get(3), unread(sessions.get(3))));
    state.sessions().save(sessions);
    state.traces().save(traceOf(sessions.get(2), null));
    state.traces().save(traceOf(sessions.get(4), sessions.get(4).files().content()));
    state.traces().save(traceOf(sessions.get(5), new ContentFingerprint(1, "0".repeat(64))));
    state.traces().save(traceOf(sessions.get(6), null));
  }

  @AfterEach
  void close() {
    state.close();
  }

  @ParameterizedTest
  @CsvSource({"0, false", "2, false", "99, false", "2, true", "99, true"})
  void candidatesAreThoseOfAllSessions(int limit, boolean force) {
    Gates gates =
        new Gates(SourceFilter.INTERACTIVE, limit, Duration.ZERO, null, Exclusions.NONE, force);

    List<Decision> candidates = search.candidates(Optional.empty(), gates);

    assertThat(candidates)
        .isEqualTo(search.all(gates).stream().filter(Decision::isCandidate).toList());
    assertThat(search.candidates(Optional.of(new Project("/srv/shop")), gates))
        .isEqualTo(candidates);
  }

  @Test
  void anotherProjectHasNone() {
    assertThat(search.candidates(Optional.of(new Project("/srv/other")), Gates.DEFAULT)).isEmpty();
  }

  private static Session.Files unread(Session session) {
    Session.Files files = session.files();
    return new Session.Files(
        files.rollout(), files.others(), files.sizeBytes(), files.modifiedAt(), null);
  }

  private static Trace traceOf(Session session, @Nullable ContentFingerprint content) {
    Trace trace = TestSessions.trace(session);
    Trace.Subject subject = trace.subject();
    return new Trace(
        trace.id(),
        trace.project(),
        trace.body(),
        trace.summary(),
        new Trace.Subject(
            subject.cwd(), subject.rollout(), subject.title(), subject.updatedAt(), content),
        trace.making());
  }
}
