package dev.memories.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.candidate.Failure;
import dev.memories.candidate.Freshness;
import dev.memories.failure.FailureKind;
import dev.memories.session.ContentFingerprint;
import dev.memories.session.Session;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttemptTableTest {
  private final TestClock clock = new TestClock(TestSessions.NOON);
  private final StateDatabase state = StateDatabase.inMemory(clock);
  private final AttemptTable attempts = state.attempts();
  private final Session session = TestSessions.session(1);

  @AfterEach
  void close() {
    state.close();
  }

  @Test
  void onlyOneRunAtATimeClaimsASession() {
    assertThat(attempts.claim(session.id(), "a")).isTrue();
    assertThat(attempts.claim(session.id(), "b")).isFalse();
    assertThat(attempts.claims())
        .containsOnlyKeys(session.id())
        .containsValue(
            new AttemptTable.Claim(session.id(), "a", TestSessions.NOON.plusSeconds(3600)));

    assertThat(attempts.giveBack(session.id(), "b")).isFalse();
    assertThat(attempts.giveBack(session.id(), "a")).isTrue();
    assertThat(attempts.claim(session.id(), "b")).isTrue();
  }

  @Test
  void claimRunsOutAfterAnHour() {
    attempts.claim(session.id(), "a");

    clock.advance(Duration.ofSeconds(3599));
    assertThat(attempts.claim(session.id(), "b")).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(attempts.claims()).isEmpty();
    assertThat(attempts.claim(session.id(), "b")).isTrue();
  }

  @Test
  void claimOfAKilledRunEndsWithItsProcess() throws Exception {
    Process run = new ProcessBuilder("sleep", "60").start();
    String owner = RunName.of(run.pid());
    try {
      assumeThat(owner).contains(" as " + run.pid() + " since ");
      assertThat(attempts.claim(session.id(), owner)).isTrue();
      assertThat(attempts.claim(session.id(), "b")).isFalse();
      assertThat(attempts.claims()).containsOnlyKeys(session.id());
    } finally {
      run.destroyForcibly().waitFor();
    }
    assertThat(attempts.claims()).isEmpty();
    assertThat(attempts.claim(session.id(), "b")).isTrue();
    assertThat(attempts.isClaimedBy(session.id(), owner)).isFalse();
  }

  @Test
  void laterProcessWithTheSameNumberIsAnotherRun() {
    String own = RunName.fresh();
    assumeThat(own).contains(" since ");
    assertThat(RunName.isGone(own)).isFalse();
    assertThat(RunName.isGone(own.replaceFirst("since \\d+", "since 1"))).isTrue();
  }

  @Test
  void runsOfOtherMachinesAndOlderReleasesCountAsAlive() {
    assertThat(RunName.isGone("7d4b on 5f0c/pid:[4026531836] as 4194305 since 1")).isFalse();
    assertThat(RunName.isGone("7d4b3c1e-0000-4000-8000-000000000000")).isFalse();
  }

  @Test
  void failuresAreCountedUntilTheSessionChanges() {
    attempts.claim(session.id(), "a");
    Failure first = attempts.fail(session, "a", FailureKind.MODEL, "no answer");

    assertThat(first)
        .isEqualTo(
            new Failure(
                1, "no answer", TestSessions.NOON.plusSeconds(3600), Freshness.of(session)));
    assertThat(attempts.claims()).isEmpty();
    assertThat(attempts.failures()).containsExactly(Map.entry(session.id(), first));

    attempts.fail(session, "a", FailureKind.IO, "torn");
    assertThat(attempts.fail(session, "a", FailureKind.IO, "torn").isFinal()).isTrue();

    assertThat(attempts.fail(grown(session), "a", FailureKind.IO, "torn").tries()).isEqualTo(1);
  }

  @Test
  void failureWithoutAKnownContentGoesByTheTimeOfTheSession() {
    Session unknown = withoutContent(session);
    Failure failure = attempts.fail(unknown, "a", FailureKind.IO, "torn");

    assertThat(failure.isFinal()).isFalse();
    assertThat(failure.countsFor(session)).isTrue();
    assertThat(failure.countsFor(TestSessions.session(1, session.updatedAt().plusMillis(1))))
        .isFalse();
  }

  @Test
  void droppedSessionHasNeitherClaimNorFailure() {
    attempts.fail(session, "a", FailureKind.IO, "torn");
    attempts.claim(session.id(), "a");
    assertThat(attempts.isClaimedBy(session.id(), "a")).isTrue();

    attempts.remove(session.id());

    assertThat(attempts.isClaimedBy(session.id(), "a")).isFalse();
    assertThat(attempts.claims()).isEmpty();
    assertThat(attempts.failures()).isEmpty();
  }

  @Test
  void successForgetsFailures() {
    attempts.fail(session, "a", FailureKind.IO, "torn");
    attempts.claim(session.id(), "a");
    attempts.succeed(session.id(), "a");

    assertThat(attempts.failures()).isEmpty();
    assertThat(attempts.claims()).isEmpty();
  }

  private static Session withoutContent(Session session) {
    Session.Files files = session.files();
    return TestSessions.with(
        session,
        new Session.Files(
            files.rollout(), files.others(), files.sizeBytes(), files.modifiedAt(), null));
  }

  private static Session grown(Session session) {
    Session.Files files = session.files();
    return TestSessions.with(
        session,
        new Session.Files(
            files.rollout(),
            files.others(),
            files.sizeBytes(),
            files.modifiedAt(),
            new ContentFingerprint(5000, "f".repeat(64))));
  }
}
