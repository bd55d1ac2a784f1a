package dev.memories.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestSessions;
import dev.memories.session.MemoryMode;
import dev.memories.session.Session;
import dev.memories.session.SessionSource;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class CandidateSelectorPropertiesTest {
  @Property
  void everySessionHasAReasonAndCandidatesKeepToTheLimit(
      @ForAll("sessions") List<Session> sessions,
      @ForAll @IntRange(max = 12) int limit,
      @ForAll @IntRange(max = 9) int current,
      @ForAll boolean force) {
    GateSettings gates =
        new GateSettings(
            SourceFilter.parse("all"),
            limit,
            Duration.ZERO,
            TestSessions.id(current),
            Exclusions.NONE,
            force);

    List<Decision> decisions =
        new CandidateSelector(ExtractionHistory.NONE, TestSessions.NOON).select(sessions, gates);

    List<Session> chosen =
        decisions.stream().filter(Decision::isCandidate).map(Decision::session).toList();
    assertThat(chosen).hasSizeLessThanOrEqualTo(limit);
    assertThat(chosen).extracting(Session::id).doesNotContain(TestSessions.id(current));
    assertThat(decisions).extracting(Decision::session).isEqualTo(sessions);
    if (decisions.stream().anyMatch(decision -> decision.reason() == Reason.BEYOND_LIMIT)) {
      assertThat(chosen).hasSize(limit);
    }
  }

  @Provide
  Arbitrary<List<Session>> sessions() {
    Arbitrary<Session> session =
        Combinators.combine(
                Arbitraries.integers().between(0, 9),
                Arbitraries.of("cli", "exec", "sub-agent"),
                Arbitraries.of(true, false),
                Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)))
            .as(
                (n, source, hasUserMessage, archived) ->
                    TestSessions.with(
                        TestSessions.with(TestSessions.session(n), sourceOf(source)),
                        TestSessions.standing(archived, hasUserMessage, MemoryMode.ENABLED, null)));
    return session.list().ofMaxSize(30);
  }

  private static SessionSource sourceOf(String name) {
    return name.equals("sub-agent")
        ? new SessionSource.SubAgent("review")
        : new SessionSource.Named(name);
  }
}
