package dev.memories.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestSessions;
import dev.memories.session.MemoryMode;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.session.SessionSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A session that every gate stops, and then one gate less each time. */
class GateOrderTest {
  private static final Instant NOW = TestSessions.NOON;
  private static final Session PLAIN = TestSessions.session(0);
  private static final Project SECRET = new Project("/srv/secret");

  private Session session =
      TestSessions.with(
          TestSessions.with(
              TestSessions.with(PLAIN, new Session.Place(null, null)),
              new SessionSource.SubAgent("review")),
          TestSessions.standing(true, false, MemoryMode.POLLUTED, "gone"));

  private Set<SessionId> forgotten = Set.of(PLAIN.id());
  private @Nullable SessionId current = PLAIN.id();
  private Map<SessionId, Instant> claims = Map.of(PLAIN.id(), NOW.plusSeconds(60));
  private Map<SessionId, Freshness> traces = Map.of(PLAIN.id(), Freshness.of(PLAIN));
  private @Nullable String disabledBy = "a setting of Codex";
  private Duration idle = Duration.ofMinutes(5);
  private Map<SessionId, Failure> failures = Map.of(PLAIN.id(), failure(3));

  @Test
  void firstGateThatStopsASessionGivesTheReason() {
    assertDecision("unreadable: gone");

    set(TestSessions.standing(true, false, MemoryMode.POLLUTED, null));
    assertDecision("forgotten");

    forgotten = Set.of();
    assertDecision("current");

    current = null;
    assertDecision("in-progress: another run has it until 2026-02-09T12:01:00Z");

    claims = Map.of();
    assertDecision("sub-agent: review");

    session = TestSessions.with(session, new SessionSource.Named("exec"));
    assertDecision("not-interactive: its source is exec");

    session = TestSessions.with(session, new SessionSource.Named("cli"));
    assertDecision("archived");

    set(TestSessions.standing(false, false, MemoryMode.POLLUTED, null));
    assertDecision("memory-disabled: a setting of Codex");

    disabledBy = null;
    assertDecision("memory-disabled: polluted by outside content");

    set(TestSessions.standing(false, false, MemoryMode.DISABLED, null));
    assertDecision("memory-disabled: disabled in Codex");

    set(TestSessions.standing(false, false, MemoryMode.ENABLED, null));
    assertDecision("no-cwd");

    session = TestSessions.with(session, new Session.Place(SECRET.cwd(), SECRET));
    assertDecision("excluded: excluded by '/srv/secret'");

    session = TestSessions.with(session, PLAIN.place());
    assertDecision("no-user-message");

    set(PLAIN.standing());
    assertDecision("up-to-date");

    traces = Map.of();
    assertDecision("active: idle at 2026-02-09T12:05:00Z");

    idle = Duration.ZERO;
    assertDecision("gave-up: no answer");

    failures = Map.of(PLAIN.id(), failure(2));
    assertDecision("backing-off: no answer; next try 2026-02-09T12:01:00Z");

    failures = Map.of();
    assertDecision("new");
  }

  private void set(Session.Standing standing) {
    session = TestSessions.with(session, standing);
  }

  private static Failure failure(int tries) {
    return new Failure(tries, "no answer", NOW.plusSeconds(60), Freshness.of(PLAIN));
  }

  private void assertDecision(String expected) {
    Exclusions exclusions = new Exclusions(List.of(SECRET.cwd()), List.of());
    GateSettings settings =
        new GateSettings(
            SourceFilter.INTERACTIVE, 8, idle, current, exclusions, false, disabledBy, false);
    ExtractionHistory history = new ExtractionHistory(traces, claims, failures, forgotten);

    Decision decision = new CandidateSelector(history, NOW).decide(session, settings);

    String detail = decision.detail() == null ? "" : ": " + decision.detail();
    assertThat(decision.reason().word() + detail).isEqualTo(expected);
  }
}
