package dev.memories.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.booleans;
import static org.quicktheories.generators.Generate.constant;
import static org.quicktheories.generators.Generate.frequency;
import static org.quicktheories.generators.Generate.pick;
import static org.quicktheories.generators.Generate.range;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.memories.TestSessions;
import dev.memories.session.MemoryMode;
import dev.memories.session.Session;
import dev.memories.session.SessionSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.api.Pair;
import org.quicktheories.core.Gen;

class CandidateSelectorPropertiesTest {
  @Test
  void neverMoreThanTheLimitNorTheCurrentSessionAndAReasonForEach() {
    qt().forAll(lists().of(session()).ofSizeBetween(0, 30), range(0, 12), range(0, 9), booleans())
        .checkAssert(CandidateSelectorPropertiesTest::assertLimitedAndReasoned);
  }

  private static void assertLimitedAndReasoned(
      List<Session> sessions, int limit, int current, boolean force) {
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

  private static Gen<Session> session() {
    return range(0, 9)
        .zip(
            pick(List.of("cli", "exec", "sub-agent")),
            booleans(),
            frequency(Pair.of(4, constant(false)), Pair.of(1, constant(true))),
            (n, source, hasUserMessage, archived) ->
                TestSessions.with(
                    TestSessions.with(TestSessions.session(n), sourceOf(source)),
                    TestSessions.standing(archived, hasUserMessage, MemoryMode.ENABLED, null)));
  }

  private static SessionSource sourceOf(String name) {
    return name.equals("sub-agent")
        ? new SessionSource.SubAgent("review")
        : new SessionSource.Named(name);
  }
}
