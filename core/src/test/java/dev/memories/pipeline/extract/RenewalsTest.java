package dev.memories.pipeline.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.candidate.GateSettings;
import dev.memories.session.MemoryMode;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.trace.Trace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which offline traces a model may make anew. */
class RenewalsTest {
  private final TestClock clock = new TestClock(TestSessions.NOON.plus(Duration.ofDays(1)));
  private final StateDatabase state = StateDatabase.inMemory(clock);

  @AfterEach
  void close() {
    state.close();
  }

  @Test
  void newestOfflineTracesAreTakenFirst() {
    save(1, "offline");
    save(2, "codex");
    save(3, "offline");
    save(4, "offline");

    assertThat(renewals(10, 2)).containsExactly(TestSessions.id(4), TestSessions.id(3));
    assertThat(renewals(10, 9))
        .containsExactly(TestSessions.id(4), TestSessions.id(3), TestSessions.id(1));
  }

  @Test
  void onlyTheNewestTracesOfAProjectCount() {
    save(1, "offline");
    save(2, "codex");
    save(3, "offline");

    assertThat(renewals(2, 9)).containsExactly(TestSessions.id(3));
  }

  @Test
  void sessionThatAGateStopsIsLeftAlone() {
    save(1, "offline");
    Session archived = TestSessions.session(1, TestSessions.NOON.plusSeconds(1));
    state
        .sessions()
        .save(
            List.of(
                TestSessions.with(
                    archived, TestSessions.standing(true, true, MemoryMode.ENABLED, null))));

    assertThat(renewals(10, 9)).isEmpty();
  }

  private List<SessionId> renewals(int newest, int most) {
    return new CandidateSearch(state, clock)
        .renewals(GateSettings.DEFAULT, newest, most).stream()
            .map(decision -> decision.session().id())
            .toList();
  }

  private void save(int n, String extractor) {
    Session session = TestSessions.session(n, TestSessions.NOON.plusSeconds(n));
    state.sessions().save(List.of(session));
    Trace trace = TestSessions.trace(session);
    state
        .traces()
        .save(
            new Trace(
                trace.id(),
                trace.project(),
                trace.body(),
                trace.summary(),
                trace.subject(),
                new Trace.Making(extractor, 2, trace.making().extractedAt(), null, 0)));
  }
}
