package dev.memories.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.RandomSessions;
import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.trace.Trace;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SQL conditions of the gates against the gates themselves, in a real database. */
class GatePrefilterTest {
  /** Settings that no gate stops a session by. */
  private static final GateSettings LENIENT =
      new GateSettings(
          SourceFilter.parse("all,sub-agent"),
          GateSettings.NO_LIMIT,
          Duration.ZERO,
          null,
          Exclusions.NONE,
          false,
          null,
          true);

  static Stream<Gate> gatesWithPrefilter() {
    return Gate.all(false).stream().filter(gate -> gate.prefilter().isPresent());
  }

  @ParameterizedTest
  @MethodSource("gatesWithPrefilter")
  void conditionHoldsForEverySessionThatPasses(Gate gate) {
    int hidden = 0;
    for (int seed = 0; seed < 8; seed++) {
      RandomSessions random = new RandomSessions(new Random(seed));
      List<Session> sessions = IntStream.range(0, 50).mapToObj(random::session).toList();
      List<Trace> traces = sessions.stream().skip(20).map(random::trace).toList();
      Set<SessionId> shown = shown(gate, sessions, traces);

      Gate.Context context = new Gate.Context(LENIENT, history(traces), TestSessions.NOON);
      for (Session session : sessions) {
        if (gate.check(session, context).isEmpty()) {
          assertThat(shown).as("seed %d: %s", seed, session).contains(session.id());
        }
      }
      hidden += sessions.size() - shown.size();
    }
    assertThat(hidden).as("sessions that the condition hides").isPositive();
  }

  @Test
  void prefilterIsMadeOfTheConditionsOfAllGates() {
    List<String> conditions =
        gatesWithPrefilter().map(gate -> gate.prefilter().orElseThrow()).toList();

    assertThat(Gate.prefilter(false).split(" AND (?!r\\.)"))
        .containsExactlyElementsOf(conditions)
        .hasSize(6);
    assertThat(Gate.prefilter(true).split(" AND (?!r\\.)"))
        .containsExactlyElementsOf(
            conditions.stream()
                .filter(condition -> !Gate.UP_TO_DATE.prefilter().orElseThrow().equals(condition))
                .toList());
  }

  private static Set<SessionId> shown(Gate gate, List<Session> sessions, List<Trace> traces) {
    try (StateDatabase state = StateDatabase.inMemory(new TestClock(TestSessions.NOON))) {
      state.sessions().save(sessions);
      traces.forEach(state.traces()::save);
      return new HashSet<>(
          state
              .sql()
              .query(
                  "SELECT thread_id FROM sessions s JOIN threads t ON t.id = s.thread_id WHERE "
                      + gate.prefilter().orElseThrow(),
                  row -> row.id("thread_id")));
    }
  }

  private static ExtractionHistory history(List<Trace> traces) {
    Map<SessionId, Freshness> freshness = new HashMap<>();
    traces.forEach(
        trace ->
            freshness.put(
                trace.id(),
                new Freshness(
                    trace.subject().updatedAt(),
                    trace.subject().content(),
                    ExtractorVersion.isOutdated(
                        trace.making().extractor(), trace.making().version()))));
    return ExtractionHistory.NONE.withTraces(freshness);
  }
}
