package dev.memories.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.session.MemoryMode;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.session.SessionSource;
import dev.memories.trace.Trace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionTableTest {
  private final StateDatabase state = StateDatabase.inMemory(new TestClock(TestSessions.NOON));

  @AfterEach
  void close() {
    state.close();
  }

  static List<Session> sessions() {
    Session plain = TestSessions.session(1);
    return List.of(
        plain,
        TestSessions.with(plain, new SessionSource.Named("unknown")),
        TestSessions.with(plain, new SessionSource.Custom("at\"las")),
        TestSessions.with(plain, new SessionSource.SubAgent("memory_consolidation")),
        TestSessions.with(plain, new SessionSource.Unreadable()),
        TestSessions.with(plain, new Session.Place(null, null)),
        TestSessions.with(
            plain, TestSessions.standing(true, false, MemoryMode.POLLUTED, "no parsable line")),
        TestSessions.with(
            plain,
            new Session.Files(
                Path.of("/home/dev/.codex/sessions/b.jsonl.zst"),
                List.of(Path.of("/z.jsonl"), Path.of("/a.jsonl")),
                7,
                Instant.ofEpochMilli(123_456),
                null)),
        new Session(
            plain.id(),
            "",
            plain.place(),
            new Session.Origin(new SessionSource.Named("exec"), null, null, null, null, "u"),
            plain.files(),
            plain.activity(),
            plain.standing()));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void savedSessionIsFound(Session session) {
    state.sessions().save(List.of(TestSessions.session(1), TestSessions.session(2)));
    state.sessions().save(List.of(session));

    assertThat(state.sessions().find(session.id())).contains(session);
    assertThat(state.sessions().all()).containsExactlyInAnyOrder(session, TestSessions.session(2));
  }

  @Test
  void newestSessionComesFirstThenTheGreaterId() {
    Session older = TestSessions.session(3, TestSessions.NOON.minusMillis(1));
    Session first = TestSessions.session(1, TestSessions.NOON);
    Session second = TestSessions.session(2, TestSessions.NOON);
    state.sessions().save(List.of(older, first, second));

    assertThat(state.sessions().all()).containsExactly(second, first, older);
    assertThat(state.sessions().newestLogs(2))
        .containsExactly(second.files().rollout(), first.files().rollout());
  }

  @Test
  void onlySessionsThatCanBeReadAndRememberedHaveStamps() {
    Session plain = TestSessions.session(1);
    state
        .sessions()
        .save(
            List.of(
                plain,
                standing(2, MemoryMode.DISABLED, null),
                standing(3, MemoryMode.POLLUTED, null),
                standing(4, MemoryMode.ENABLED, "no parsable line"),
                TestSessions.with(TestSessions.session(5), new Session.Place(null, null)),
                TestSessions.session(6)));

    assertThat(state.sessions().stamps())
        .extracting(RowStamp::id)
        .containsExactly(TestSessions.id(6), plain.id());
  }

  private static Session standing(int n, MemoryMode mode, @Nullable String unreadable) {
    return TestSessions.with(
        TestSessions.session(n), TestSessions.standing(false, true, mode, unreadable));
  }

  @Test
  void stampChangesWithTheRolloutAndTheProject() {
    Session plain = TestSessions.session(1);
    Session.Files files = plain.files();
    Set<String> stamps = new HashSet<>();
    for (Session changed :
        List.of(
            plain,
            TestSessions.with(plain, files(files, 7, files.modifiedAt())),
            TestSessions.with(plain, files(files, files.sizeBytes(), TestSessions.NOON)),
            TestSessions.with(plain, new Session.Place("/srv/shop", new Project("/srv/store"))))) {
      state.sessions().save(List.of(changed));
      assertThat(stamps.add(state.sessions().stamps().getFirst().stamp())).isTrue();
    }
  }

  private static Session.Files files(Session.Files files, long sizeBytes, Instant modifiedAt) {
    return new Session.Files(
        files.rollout(), files.others(), sizeBytes, modifiedAt, files.content());
  }

  @Test
  void traceOutlivesItsSession() {
    Session session = TestSessions.session(1);
    Trace trace = TestSessions.trace(session);
    state.sessions().save(List.of(session, TestSessions.session(2)));
    state.traces().save(trace);

    state.sessions().remove(List.of(session.id(), TestSessions.id(2)));

    assertThat(state.sessions().all()).isEmpty();
    assertThat(state.traces().find(session.id())).contains(trace);
    assertThat(state.traces().find(TestSessions.id(2))).isEmpty();

    state.sessions().save(List.of(session));
    assertThat(state.traces().all()).containsExactly(trace);
  }

  @Test
  void projectOfAFolderIsThatOfItsNewestSession() {
    Session.Place renamed = new Session.Place("/srv/shop", new Project("/srv/store"));
    state
        .sessions()
        .save(
            List.of(
                TestSessions.session(1),
                TestSessions.with(TestSessions.session(2), renamed),
                TestSessions.with(TestSessions.session(3), new Session.Place(null, null)),
                TestSessions.session(0)));

    assertThat(state.sessions().projectsByCwd())
        .isEqualTo(Map.of("/srv/shop", new Project("/srv/store")));
  }

  @Test
  void furtherFilesOfASessionAreFoundByTheirFolder() {
    Session.Files files = TestSessions.session(1).files();
    Session.Files more =
        new Session.Files(
            files.rollout(),
            List.of(Path.of("/a/b.jsonl"), Path.of("/a/c/d.jsonl")),
            files.sizeBytes(),
            files.modifiedAt(),
            files.content());
    state.sessions().save(List.of(TestSessions.with(TestSessions.session(1), more)));

    assertThat(state.sessions().otherFilesIn(Path.of("/a")))
        .isEqualTo(Map.of(Path.of("/a/b.jsonl"), TestSessions.id(1)));
  }

  @Test
  void unreadableSessionsAreCounted() {
    assertThat(state.sessions().unreadable()).isZero();
    Session.Standing torn = TestSessions.standing(false, true, MemoryMode.ENABLED, "torn");
    state
        .sessions()
        .save(List.of(TestSessions.with(TestSessions.session(1), torn), TestSessions.session(2)));

    assertThat(state.sessions().unreadable()).isEqualTo(1);
    assertThat(state.sessions().ids())
        .containsExactlyInAnyOrder(TestSessions.id(1), TestSessions.id(2));
  }

  /** The reference lists a thread only when its first message is not empty. */
  @Test
  void rowOfTheReferenceHasAFirstMessageAndATimeOfArchiving() {
    Session plain = TestSessions.session(1);
    assertThat(referenceRow(plain)).isEqualTo("Fix the cart 1, never");
    assertThat(referenceRow(titled(plain, ""))).isEqualTo("[Image], never");
    assertThat(
            referenceRow(
                TestSessions.with(
                    plain, TestSessions.standing(true, false, MemoryMode.ENABLED, null))))
        .isEqualTo(", " + plain.files().modifiedAt().getEpochSecond());

    state.sessions().save(List.of(plain));
    state.sessions().removeTitle(plain.id());
    assertThat(state.sessions().find(plain.id())).contains(titled(plain, ""));
    assertThat(referenceRow(plain.id())).isEqualTo("[Image], never");
  }

  private String referenceRow(Session session) {
    state.sessions().save(List.of(session));
    return referenceRow(session.id());
  }

  private String referenceRow(SessionId id) {
    return state
        .sql()
        .queryOne(
            "SELECT first_user_message || ', ' || coalesce(archived_at, 'never') AS line"
                + " FROM threads WHERE id = ?",
            row -> row.text("line"),
            id.value())
        .orElseThrow();
  }

  private static Session titled(Session session, String title) {
    return new Session(
        session.id(),
        title,
        session.place(),
        session.origin(),
        session.files(),
        session.activity(),
        session.standing());
  }

  /** The reference's row stays as long as a trace needs it, and no longer. */
  @Test
  void removedSessionLeavesNoRowBehind() {
    state.sessions().save(List.of(TestSessions.session(1)));
    state.sessions().remove(List.of());
    assertThat(state.sessions().ids()).hasSize(1);

    state.sessions().remove(List.of(TestSessions.id(1)));
    assertThat(state.sql().query("SELECT id FROM threads", row -> row.text("id"))).isEmpty();
  }

  @Test
  void idsAreFoundByWhatTheyBeginWith() {
    state.sessions().save(List.of(TestSessions.session(1), TestSessions.session(12)));

    assertThat(state.sessions().idsStartingWith("0194f5a6"))
        .containsExactly(TestSessions.id(1), TestSessions.id(12));
    assertThat(state.sessions().idsStartingWith(TestSessions.id(12).value()))
        .containsExactly(TestSessions.id(12));
    assertThat(state.sessions().idsStartingWith("0194%")).isEmpty();
  }
}
