package dev.memories.pipeline.extract;

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
import dev.memories.session.SessionId;
import dev.memories.session.SessionSource;
import dev.memories.state.StateDatabase;
import dev.memories.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
  void whatItsRowsRuleOutIsNotLookedAt() {
    List<SessionId> seen = new ArrayList<>();
    state
        .sessions()
        .visitOpen(
            false,
            session -> {
              seen.add(session.id());
              return true;
            });

    // Of the readable ones: no project (1), extracted as it is (4).
    assertThat(seen)
        .containsExactlyInAnyOrder(
            TestSessions.id(0),
            TestSessions.id(2),
            TestSessions.id(3),
            TestSessions.id(5),
            TestSessions.id(6),
            TestSessions.id(7));
  }

  @Test
  void whatMakesACandidateIsSeenWheneverItChanges() {
    Random random = new Random(7);
    Gates gates =
        new Gates(
            SourceFilter.INTERACTIVE, Gates.NO_LIMIT, Duration.ZERO, null, Exclusions.NONE, false);
    for (int step = 0; step < 300; step++) {
      Session session = TestSessions.session(random.nextInt(6));
      String what =
          switch (random.nextInt(6)) {
            case 0 -> {
              boolean archived = random.nextBoolean();
              MemoryMode mode = MemoryMode.values()[random.nextInt(MemoryMode.values().length)];
              Session.Standing standing =
                  new Session.Standing(archived, random.nextInt(4) > 0, mode, null);
              state.sessions().save(List.of(TestSessions.with(session, standing)));
              yield "saved as " + standing;
            }
            case 1 -> {
              state.sessions().save(List.of(session));
              yield "saved";
            }
            case 2 -> {
              state.traces().save(traceOf(session, session.files().content()));
              yield "extracted";
            }
            case 3 -> {
              state.traces().save(traceOf(session, null));
              yield "extracted long ago";
            }
            case 4 -> {
              state.traces().remove(session.id());
              yield "trace removed";
            }
            default -> {
              state.sessions().remove(List.of(session.id()));
              yield "removed";
            }
          };
      assertThat(search.candidates(Optional.empty(), gates))
          .as("step %d: %s %s", step, session.id(), what)
          .isEqualTo(search.all(gates).stream().filter(Decision::isCandidate).toList());
    }
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
