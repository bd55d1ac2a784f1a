package dev.memories.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.session.MemoryMode;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CandidatePrefilterTest {
  private final StateDatabase state = StateDatabase.inMemory(new TestClock(TestSessions.NOON));
  private final Session open = TestSessions.session(1);
  private final Session archived =
      TestSessions.with(
          TestSessions.session(2), TestSessions.standing(true, true, MemoryMode.ENABLED, null));

  @BeforeEach
  void saveSessions() {
    state.sessions().save(List.of(open, archived));
  }

  @AfterEach
  void close() {
    state.close();
  }

  @Test
  void sessionsThatTheConditionRulesOutAreSkipped() {
    assertThat(visited(false)).containsExactly(open.id());
    assertThat(visited(true)).containsExactly(open.id());

    state.traces().save(TestSessions.trace(open));
    assertThat(visited(false)).isEmpty();
    assertThat(visited(true)).containsExactly(open.id());

    state.traces().remove(open.id());
    assertThat(visited(false)).containsExactly(open.id());
  }

  @Test
  void visitorMayStopEarly() {
    state.sessions().save(List.of(TestSessions.session(3)));
    List<SessionId> visited = new ArrayList<>();
    state
        .sessions()
        .visitPossibleCandidates(
            false,
            session -> {
              visited.add(session.id());
              return false;
            });
    assertThat(visited).containsExactly(TestSessions.id(3));
  }

  @Test
  void columnIsComputedAgainForANewConditionBeforeARead() {
    pretendOtherCondition();

    assertThat(visited(false)).containsExactly(open.id());
  }

  @Test
  void columnIsComputedAgainForANewConditionAtAWrite() {
    pretendOtherCondition();

    state.traces().save(TestSessions.trace(TestSessions.session(9)));

    assertThat(
            state
                .sql()
                .query("SELECT thread_id FROM sessions WHERE is_open", row -> row.id("thread_id")))
        .containsExactly(open.id());
  }

  /** As if an earlier release had shown archived sessions only. */
  private void pretendOtherCondition() {
    state.sql().update("UPDATE sessions SET is_open = 1 - is_open");
    state.sql().update("UPDATE candidate_prefilter SET condition = 't.archived = 1'");
  }

  private List<SessionId> visited(boolean force) {
    List<SessionId> visited = new ArrayList<>();
    state.sessions().visitPossibleCandidates(force, session -> visited.add(session.id()));
    return visited;
  }
}
