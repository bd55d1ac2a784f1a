package dev.memories.pipeline.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.RandomSessions;
import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.candidate.Decision;
import dev.memories.candidate.Exclusions;
import dev.memories.candidate.GateSettings;
import dev.memories.candidate.SourceFilter;
import dev.memories.failure.FailureKind;
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
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CandidateSearchTest {
  private final StateDatabase state =
      StateDatabase.inMemory(new TestClock(TestSessions.NOON.plus(Duration.ofDays(1))));
  private final CandidateSearch search =
      new CandidateSearch(state, new TestClock(TestSessions.NOON.plus(Duration.ofDays(1))));

  @BeforeEach
  void saveSessionsOfEveryKind() {
    List<Session> sessions = new ArrayList<>();
    for (Session.Standing standing :
        List.of(
            TestSessions.standing(false, true, MemoryMode.ENABLED, null),
            TestSessions.standing(true, true, MemoryMode.ENABLED, null),
            TestSessions.standing(false, false, MemoryMode.ENABLED, null),
            TestSessions.standing(false, true, MemoryMode.DISABLED, null),
            TestSessions.standing(false, true, MemoryMode.ENABLED, "gone"))) {
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
  void candidatesAreTheCandidatesAmongAllSessions(int limit, boolean force) {
    GateSettings gates =
        new GateSettings(
            SourceFilter.INTERACTIVE, limit, Duration.ZERO, null, Exclusions.NONE, force);

    List<Decision> candidates = search.candidates(Optional.empty(), gates);

    assertThat(candidates)
        .isEqualTo(search.all(gates).stream().filter(Decision::isCandidate).toList());
    assertThat(search.candidates(Optional.of(new Project("/srv/shop")), gates))
        .isEqualTo(candidates);
  }

  static Stream<Integer> seeds() {
    return IntStream.range(0, 15).boxed();
  }

  /** Every step changes a row; then the search must find the candidates among all sessions. */
  @ParameterizedTest
  @MethodSource("seeds")
  void prefilterNeverHidesACandidate(int seed) {
    Random random = new Random(seed);
    RandomSessions made = new RandomSessions(random);
    for (int step = 0; step < 30; step++) {
      Session session = made.session(random.nextInt(12));
      String change = change(session, made.trace(session), random.nextInt(8));
      GateSettings settings = settings(random);

      assertThat(search.candidates(Optional.empty(), settings))
          .as("step %d: %s %s", step, change, session)
          .isEqualTo(search.all(settings).stream().filter(Decision::isCandidate).toList());
    }
  }

  private String change(Session session, Trace trace, int kind) {
    switch (kind) {
      case 0, 1, 2 -> state.sessions().save(List.of(session));
      case 3, 4 -> state.traces().save(trace);
      case 5 -> state.traces().remove(session.id());
      case 6 -> state.sessions().remove(List.of(session.id()));
      default -> state.attempts().fail(session, "run", FailureKind.MODEL, "no answer");
    }
    return List.of("saved", "saved", "saved", "traced", "traced", "trace gone", "gone", "failed")
        .get(kind);
  }

  private static GateSettings settings(Random random) {
    return new GateSettings(
        SourceFilter.parse(random.nextBoolean() ? "all,sub-agent" : "cli,vscode"),
        random.nextBoolean() ? GateSettings.NO_LIMIT : random.nextInt(4),
        Duration.ofDays(random.nextInt(2)),
        random.nextBoolean() ? TestSessions.id(3) : null,
        new Exclusions(List.of("/srv/secret/**"), List.of()),
        random.nextBoolean(),
        null,
        random.nextBoolean());
  }

  @Test
  void otherProjectHasNoCandidates() {
    assertThat(search.candidates(Optional.of(new Project("/srv/other")), GateSettings.DEFAULT))
        .isEmpty();
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
