package dev.memories.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.memories.TestSessions;
import dev.memories.session.ContentFingerprint;
import dev.memories.session.MemoryMode;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.session.SessionSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CandidateSelectorTest {
  private static final Instant NOW = TestSessions.NOON.plus(Duration.ofHours(1));
  private static final Session PLAIN = TestSessions.session(1);
  private static final ExtractionHistory NONE = ExtractionHistory.NONE;
  private static final ContentFingerprint OTHER = new ContentFingerprint(1, "e".repeat(64));

  static Stream<Arguments> sessions() {
    Session.Standing readable = PLAIN.standing();
    return Stream.of(
        arguments(PLAIN, Reason.NEW, Reason.NEW),
        arguments(
            TestSessions.with(PLAIN, new SessionSource.Named("vscode")), Reason.NEW, Reason.NEW),
        arguments(
            TestSessions.with(
                PLAIN, TestSessions.standing(false, true, MemoryMode.ENABLED, "no parsable line")),
            Reason.UNREADABLE,
            Reason.UNREADABLE),
        arguments(
            TestSessions.with(PLAIN, new SessionSource.Unreadable()),
            Reason.UNREADABLE,
            Reason.UNREADABLE),
        arguments(
            TestSessions.with(PLAIN, new SessionSource.Named("exec")),
            Reason.NOT_INTERACTIVE,
            Reason.NEW),
        arguments(
            TestSessions.with(PLAIN, new SessionSource.Custom("cli")),
            Reason.NOT_INTERACTIVE,
            Reason.NEW),
        arguments(
            TestSessions.with(PLAIN, new SessionSource.SubAgent("review")),
            Reason.SUB_AGENT,
            Reason.NEW),
        arguments(
            TestSessions.with(PLAIN, TestSessions.standing(true, true, MemoryMode.ENABLED, null)),
            Reason.ARCHIVED,
            Reason.NEW),
        arguments(
            TestSessions.with(PLAIN, TestSessions.standing(false, true, MemoryMode.DISABLED, null)),
            Reason.MEMORY_DISABLED,
            Reason.NEW),
        arguments(
            TestSessions.with(PLAIN, TestSessions.standing(false, true, MemoryMode.POLLUTED, null)),
            Reason.MEMORY_DISABLED,
            Reason.NEW),
        arguments(
            TestSessions.with(PLAIN, TestSessions.standing(false, false, MemoryMode.ENABLED, null)),
            Reason.NO_USER_MESSAGE,
            Reason.NEW),
        arguments(
            TestSessions.with(PLAIN, new Session.Place(null, null)), Reason.NO_CWD, Reason.NO_CWD),
        arguments(inProject("/srv/secret/app"), Reason.EXCLUDED, Reason.NEW),
        arguments(inProject("/srv/secret"), Reason.EXCLUDED, Reason.NEW),
        arguments(inProject("/srv/secrets"), Reason.NEW, Reason.NEW),
        arguments(inProject("/home/dev/.codex/memories/0a/memory"), Reason.EXCLUDED, Reason.NEW),
        arguments(inProject("/home/dev/.codex/memories2"), Reason.NEW, Reason.NEW),
        arguments(
            touchedAt(NOW.minus(Duration.ofMinutes(5)).plusMillis(1)), Reason.ACTIVE, Reason.NEW),
        arguments(touchedAt(NOW.minus(Duration.ofMinutes(5))), Reason.NEW, Reason.NEW),
        arguments(touchedAt(NOW.plus(Duration.ofDays(1))), Reason.ACTIVE, Reason.NEW),
        arguments(
            TestSessions.with(
                PLAIN, TestSessions.standing(true, false, MemoryMode.DISABLED, "gone")),
            Reason.UNREADABLE,
            Reason.UNREADABLE),
        arguments(
            TestSessions.with(
                TestSessions.with(PLAIN, new SessionSource.SubAgent("review")), readable),
            Reason.SUB_AGENT,
            Reason.NEW));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void firstGateThatStopsASessionGivesTheReason(Session session, Reason reason, Reason whenNamed) {
    Exclusions exclusions =
        new Exclusions(List.of("/srv/secret/**"), List.of(Path.of("/home/dev/.codex/memories")));
    GateSettings gates =
        new GateSettings(
            SourceFilter.INTERACTIVE, 8, Duration.ofMinutes(5), null, exclusions, false);
    CandidateSelector selector = new CandidateSelector(ExtractionHistory.NONE, NOW);

    assertThat(selector.select(List.of(session), gates))
        .extracting(Decision::reason)
        .containsExactly(reason);
    assertThat(selector.selectNamed(List.of(session)))
        .extracting(Decision::reason)
        .containsExactly(whenNamed);
  }

  /** The words are part of the output that scripts read. */
  @Test
  void everyReasonHasItsWord() {
    assertThat(Reason.values())
        .extracting(reason -> reason.word() + (reason.isCandidate() ? " +" : ""))
        .containsExactlyInAnyOrder(
            "new +",
            "updated +",
            "outdated +",
            "up-to-date",
            "in-progress",
            "current",
            "active",
            "archived",
            "not-interactive",
            "sub-agent",
            "no-user-message",
            "no-cwd",
            "memory-disabled",
            "excluded",
            "forgotten",
            "backing-off",
            "gave-up",
            "unreadable",
            "beyond-limit");
    assertThat(Reason.values())
        .allSatisfy(
            reason ->
                assertThat(reason.word().replace('-', '_')).isEqualToIgnoringCase(reason.name()));
  }

  static Stream<Arguments> stoppedTwice() {
    SessionSource exec = new SessionSource.Named("exec");
    Session disabled = standing(PLAIN, false, true, MemoryMode.DISABLED);
    Session archived = standing(PLAIN, true, true, MemoryMode.DISABLED);
    Session outside = TestSessions.with(disabled, new Session.Place(null, null));
    Session secret =
        TestSessions.with(
            standing(PLAIN, false, false, MemoryMode.ENABLED),
            new Session.Place("/srv/secret", new Project("/srv/secret")));
    Session silent = standing(touchedAt(NOW), false, false, MemoryMode.ENABLED);
    return Stream.of(
        arguments("forgotten, claimed", PLAIN, forgottenAndClaimed(), Reason.FORGOTTEN),
        arguments(
            "claimed, from exec", TestSessions.with(PLAIN, exec), claimed(), Reason.IN_PROGRESS),
        arguments(
            "from exec, archived", TestSessions.with(archived, exec), NONE, Reason.NOT_INTERACTIVE),
        arguments("archived, memory disabled", archived, NONE, Reason.ARCHIVED),
        arguments("memory disabled, no cwd", outside, NONE, Reason.MEMORY_DISABLED),
        arguments("excluded, no user message", secret, NONE, Reason.EXCLUDED),
        arguments("no user message, active", silent, NONE, Reason.NO_USER_MESSAGE),
        arguments(
            "up to date, active",
            touchedAt(NOW),
            traced(PLAIN.updatedAt(), PLAIN.files().content()),
            Reason.UP_TO_DATE),
        arguments(
            "active, failed before",
            touchedAt(NOW),
            failed(NOW.plusSeconds(1), false, PLAIN.files().content()),
            Reason.ACTIVE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stoppedTwice")
  void theFirstGateThatStopsASessionGivesTheReason(
      String what, Session session, ExtractionHistory history, Reason reason) {
    Exclusions exclusions = new Exclusions(List.of("/srv/secret/**"), List.of());
    GateSettings gates =
        new GateSettings(
            SourceFilter.INTERACTIVE, 8, Duration.ofMinutes(5), null, exclusions, false);

    assertThat(new CandidateSelector(history, NOW).decide(session, gates).reason())
        .isEqualTo(reason);
  }

  static Stream<Arguments> histories() {
    Instant updatedAt = PLAIN.updatedAt();
    ContentFingerprint content = PLAIN.files().content();
    return Stream.of(
        arguments("same content", traced(updatedAt, content), Reason.UP_TO_DATE),
        arguments("touched", traced(updatedAt.minusSeconds(9), content), Reason.UP_TO_DATE),
        arguments("appended", traced(updatedAt.minusSeconds(9), OTHER), Reason.UPDATED),
        arguments("changed while extracted", traced(updatedAt, OTHER), Reason.UPDATED),
        arguments("clock ran ahead", traced(updatedAt.plusSeconds(9), OTHER), Reason.UPDATED),
        arguments("content unknown", traced(updatedAt, null), Reason.UP_TO_DATE),
        arguments("content unknown, older", traced(updatedAt.minusMillis(1), null), Reason.UPDATED),
        arguments("claimed", claimed(), Reason.IN_PROGRESS),
        arguments("forgotten", forgotten(), Reason.FORGOTTEN),
        arguments("failed", failed(NOW.plusSeconds(1), false, content), Reason.BACKING_OFF),
        arguments("failed, rested", failed(NOW, false, content), Reason.NEW),
        arguments("failed thrice", failed(NOW, true, content), Reason.GAVE_UP),
        arguments("failed, then changed", failed(NOW.plusSeconds(1), true, OTHER), Reason.NEW));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("histories")
  void resultsOfEarlierRunsDecide(String what, ExtractionHistory history, Reason reason) {
    assertThat(new CandidateSelector(history, NOW).select(List.of(PLAIN), GateSettings.DEFAULT))
        .extracting(Decision::reason)
        .containsExactly(reason);
  }

  @Test
  void onlyAClaimStopsANamedSession() {
    assertThat(named(forgotten())).isEqualTo(Reason.NEW);
    assertThat(named(failed(NOW.plusSeconds(1), true, PLAIN.files().content())))
        .isEqualTo(Reason.NEW);
    assertThat(named(traced(PLAIN.updatedAt(), PLAIN.files().content()))).isEqualTo(Reason.UPDATED);
    assertThat(named(claimed())).isEqualTo(Reason.IN_PROGRESS);
  }

  @Test
  void forceTakesSessionsThatAreUpToDate() {
    ExtractionHistory history = traced(PLAIN.updatedAt(), PLAIN.files().content());
    GateSettings force =
        new GateSettings(SourceFilter.INTERACTIVE, 8, Duration.ZERO, null, Exclusions.NONE, true);

    assertThat(new CandidateSelector(history, NOW).select(List.of(PLAIN), force))
        .extracting(Decision::reason)
        .containsExactly(Reason.UPDATED);
  }

  @Test
  void currentSessionIsNotACandidate() {
    GateSettings gates =
        new GateSettings(
            SourceFilter.INTERACTIVE, 8, Duration.ZERO, PLAIN.id(), Exclusions.NONE, false);

    assertThat(
            new CandidateSelector(ExtractionHistory.NONE, NOW)
                .select(List.of(PLAIN, TestSessions.session(2)), gates))
        .extracting(Decision::reason)
        .containsExactly(Reason.CURRENT, Reason.NEW);
  }

  @Test
  void stoppedSessionsDoNotCountTowardsTheLimit() {
    List<Session> sessions =
        IntStream.rangeClosed(1, 12).mapToObj(n -> TestSessions.session(13 - n)).toList();
    ExtractionHistory history =
        new ExtractionHistory(
            Map.of(
                sessions.get(1).id(),
                new Freshness(sessions.get(1).updatedAt(), sessions.get(1).files().content())),
            Map.of(),
            Map.of(),
            Set.of());

    List<Decision> decisions =
        new CandidateSelector(history, NOW).select(sessions, GateSettings.DEFAULT);

    assertThat(decisions).extracting(Decision::session).isEqualTo(sessions);
    assertThat(decisions.subList(0, 9))
        .extracting(Decision::reason)
        .containsExactly(
            Reason.NEW,
            Reason.UP_TO_DATE,
            Reason.NEW,
            Reason.NEW,
            Reason.NEW,
            Reason.NEW,
            Reason.NEW,
            Reason.NEW,
            Reason.NEW);
    assertThat(decisions.subList(9, 12))
        .extracting(Decision::reason)
        .containsOnly(Reason.BEYOND_LIMIT);
  }

  @Test
  void tracesOfAnOlderVersionTakeThePlacesThatOthersLeave() {
    List<Session> sessions =
        IntStream.rangeClosed(1, 4).mapToObj(n -> TestSessions.session(5 - n)).toList();
    ExtractionHistory history =
        new ExtractionHistory(
            Map.of(
                sessions.get(0).id(),
                old(sessions.get(0)),
                sessions.get(2).id(),
                old(sessions.get(2))),
            Map.of(),
            Map.of(),
            Set.of());
    CandidateSelector selector = new CandidateSelector(history, NOW);

    assertThat(selector.select(sessions, renewing(3, true)))
        .extracting(Decision::reason)
        .containsExactly(Reason.OUTDATED, Reason.NEW, Reason.BEYOND_LIMIT, Reason.NEW);
    assertThat(selector.select(sessions, renewing(1, true)))
        .extracting(Decision::reason)
        .containsExactly(Reason.BEYOND_LIMIT, Reason.NEW, Reason.BEYOND_LIMIT, Reason.BEYOND_LIMIT);
    assertThat(selector.select(sessions, renewing(3, false)))
        .extracting(Decision::reason)
        .containsExactly(Reason.UP_TO_DATE, Reason.NEW, Reason.UP_TO_DATE, Reason.NEW);
  }

  private static Freshness old(Session session) {
    return new Freshness(session.updatedAt(), session.files().content(), true);
  }

  private static GateSettings renewing(int limit, boolean renew) {
    return new GateSettings(
        SourceFilter.INTERACTIVE, limit, Duration.ZERO, null, Exclusions.NONE, false, null, renew);
  }

  private static Reason named(ExtractionHistory history) {
    return new CandidateSelector(history, NOW).selectNamed(List.of(PLAIN)).getFirst().reason();
  }

  private static ExtractionHistory traced(Instant updatedAt, @Nullable ContentFingerprint content) {
    return new ExtractionHistory(
        Map.of(PLAIN.id(), new Freshness(updatedAt, content)), Map.of(), Map.of(), Set.of());
  }

  private static ExtractionHistory claimed() {
    return new ExtractionHistory(
        Map.of(), Map.of(PLAIN.id(), NOW.plusSeconds(5)), Map.of(), Set.of());
  }

  private static ExtractionHistory forgotten() {
    return new ExtractionHistory(Map.of(), Map.of(), Map.of(), Set.of(PLAIN.id()));
  }

  private static ExtractionHistory failed(
      Instant retryAt, boolean isFinal, @Nullable ContentFingerprint content) {
    Map<SessionId, Failure> failures =
        Map.of(
            PLAIN.id(),
            new Failure(
                isFinal ? 3 : 2, "no answer", retryAt, new Freshness(PLAIN.updatedAt(), content)));
    return new ExtractionHistory(Map.of(), Map.of(), failures, Set.of());
  }

  private static ExtractionHistory forgottenAndClaimed() {
    return new ExtractionHistory(
        Map.of(), Map.of(PLAIN.id(), NOW.plusSeconds(5)), Map.of(), Set.of(PLAIN.id()));
  }

  private static Session standing(
      Session session, boolean archived, boolean hasUserMessage, MemoryMode mode) {
    return TestSessions.with(session, TestSessions.standing(archived, hasUserMessage, mode, null));
  }

  private static Session inProject(String cwd) {
    return TestSessions.with(PLAIN, new Session.Place(cwd, new Project(cwd)));
  }

  private static Session touchedAt(Instant modifiedAt) {
    Session.Files files = PLAIN.files();
    return TestSessions.with(
        PLAIN,
        new Session.Files(
            files.rollout(), files.others(), files.sizeBytes(), modifiedAt, files.content()));
  }
}
