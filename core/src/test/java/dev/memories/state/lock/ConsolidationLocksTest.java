package dev.memories.state.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.program.ProcessIdentity;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsolidationLocksTest {
  private static final Project SHOP = new Project("/srv/shop");
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final TestClock clock = new TestClock(TestSessions.NOON);
  private final StateDatabase state = StateDatabase.inMemory(clock);
  private final ConsolidationLocks locks = state.locks();

  @AfterEach
  void close() {
    state.close();
  }

  @Test
  void heldLockNamesItsHolderAndItsEnd() {
    assertThat(acquires("a", MINUTE)).isTrue();
    clock.advance(Duration.ofSeconds(10));

    assertThat(locks.tryAcquire(SHOP, "b", MINUTE))
        .isEqualTo(
            new LockAttempt.Held(
                new ConsolidationLock(
                    SHOP,
                    "a",
                    TestSessions.NOON,
                    TestSessions.NOON,
                    TestSessions.NOON.plusSeconds(60),
                    false,
                    ProcessHandle.current().pid(),
                    HolderProcess.current().host(),
                    Optional.empty())));
    assertThat(locks.list()).extracting(ConsolidationLock::owner).containsExactly("a");
  }

  @Test
  void callerWithAShortLeaseCannotTakeALongerLease() {
    acquires("a", Duration.ofSeconds(600));
    clock.advance(Duration.ofSeconds(599));

    assertThat(acquires("b", Duration.ofSeconds(1))).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(acquires("b", Duration.ofSeconds(1))).isTrue();
  }

  @Test
  void callerWithALongLeaseWaitsForItByTheReferencesRule() {
    acquires("a", Duration.ofSeconds(10));
    clock.advance(Duration.ofSeconds(30));

    assertThat(locks.find(SHOP)).map(ConsolidationLock::expired).contains(true);
    assertThat(acquires("b", MINUTE)).isFalse();
    clock.advance(Duration.ofSeconds(30));
    assertThat(acquires("b", MINUTE)).isTrue();
  }

  @Test
  void lockOfTheReferenceFollowsItsRuleAlone() {
    new ReferenceLocks(state.sql())
        .acquire(TestSessions.NOON.getEpochSecond(), SHOP.cwd(), "theirs", 600);
    clock.advance(Duration.ofSeconds(5));

    assertThat(acquires("a", MINUTE)).isFalse();
    assertThat(acquires("a", Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void lockThatTheReferenceTookOverHasNoLeaseOfOurs() {
    acquires("a", Duration.ofSeconds(10));
    clock.advance(Duration.ofSeconds(10));
    new ReferenceLocks(state.sql())
        .acquire(clock.instant().getEpochSecond(), SHOP.cwd(), "theirs", 0);

    assertThat(locks.find(SHOP))
        .map(ConsolidationLock::expiresAt)
        .contains(clock.instant().plus(ConsolidationLocks.LEASE));
    assertThat(locks.renew(SHOP, "a", MINUTE)).isFalse();
    assertThat(locks.release(SHOP, "a")).isFalse();
  }

  @Test
  void renewingRestartsTheLease() {
    acquires("a", MINUTE);
    clock.advance(Duration.ofSeconds(50));
    assertThat(locks.renew(SHOP, "a", MINUTE)).isTrue();
    clock.advance(Duration.ofSeconds(50));

    assertThat(acquires("b", MINUTE)).isFalse();
    assertThat(locks.find(SHOP)).map(ConsolidationLock::acquiredAt).contains(TestSessions.NOON);
    assertThat(locks.find(SHOP))
        .map(ConsolidationLock::renewedAt)
        .contains(TestSessions.NOON.plusSeconds(50));
  }

  @Test
  void sameOwnerMayAcquireAgain() {
    acquires("a", MINUTE);
    clock.advance(Duration.ofSeconds(30));

    assertThat(acquires("a", MINUTE)).isTrue();
    assertThat(locks.find(SHOP)).map(ConsolidationLock::acquiredAt).contains(TestSessions.NOON);
  }

  @Test
  void ownerThatLostTheLockCannotChangeIt() {
    Lease lost = acquired("a", MINUTE);
    clock.advance(MINUTE);
    acquires("b", MINUTE);

    assertThat(lost.isHeld()).isFalse();
    assertThat(lost.renew()).isFalse();
    lost.close();
    assertThat(locks.find(SHOP)).map(ConsolidationLock::owner).contains("b");
  }

  @Test
  void expiredLeaseThatNobodyTookCanBeRenewed() {
    Lease late = acquired("a", MINUTE);
    clock.advance(Duration.ofHours(1));

    assertThat(late.isHeld()).isTrue();
    assertThat(late.renew()).isTrue();
    assertThat(acquires("b", MINUTE)).isFalse();
  }

  @Test
  void closingALeaseReleasesTheLock() {
    try (Lease lease = acquired("a", MINUTE)) {
      assertThat(lease.project()).isEqualTo(SHOP);
    }
    assertThat(locks.list()).isEmpty();
    assertThat(acquires("b", MINUTE)).isTrue();
  }

  @Test
  void forceTakesALockFromItsHolder() {
    acquires("a", MINUTE);
    clock.advance(Duration.ofSeconds(1));
    Lease forced = locks.force(SHOP, "b", MINUTE);

    assertThat(forced.isHeld()).isTrue();
    assertThat(locks.find(SHOP))
        .map(ConsolidationLock::acquiredAt)
        .contains(TestSessions.NOON.plusSeconds(1));
    assertThat(locks.renew(SHOP, "a", MINUTE)).isFalse();
    assertThat(locks.releaseAny(SHOP)).isTrue();
    assertThat(locks.releaseAny(SHOP)).isFalse();
  }

  @Test
  void lockExpiresAtTheEndOfItsLease() {
    acquires("a", MINUTE);
    clock.advance(Duration.ofSeconds(59));
    assertThat(locks.find(SHOP)).map(ConsolidationLock::expired).contains(false);

    clock.advance(Duration.ofSeconds(1));
    assertThat(locks.find(SHOP)).map(ConsolidationLock::expired).contains(true);
  }

  @Test
  void onlyItsOwnerReleasesALock() {
    acquires("a", MINUTE);

    assertThat(locks.release(SHOP, "b")).isFalse();
    assertThat(locks.release(SHOP, "a")).isTrue();
    assertThat(locks.release(SHOP, "a")).isFalse();
  }

  @Test
  void aLeaseIsAtLeastASecond() {
    assertThatThrownBy(() -> locks.tryAcquire(SHOP, "a", Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(locks.list()).isEmpty();
  }

  /** A process of this machine that has ended, by a start time that it cannot have. */
  private static HolderProcess ended() {
    HolderProcess current = HolderProcess.current();
    return new HolderProcess(
        current.pid(),
        current.host(),
        current.identity().map(p -> new ProcessIdentity(p.machine(), p.pid(), "1")));
  }

  private ConsolidationLocks of(HolderProcess process) {
    return new ConsolidationLocks(state.sql(), clock, () -> process);
  }

  @Test
  void lockOfAnEndedProcessIsTakenOverAtOnce() {
    assumeThat(Path.of("/proc/self/stat")).exists();
    of(ended()).tryHold(SHOP, "a", MINUTE);

    assertThat(locks.find(SHOP)).map(ConsolidationLock::isAbandoned).contains(true);
    LockAttempt attempt = locks.tryHold(SHOP, "b", MINUTE);

    assertThat(attempt).isInstanceOf(LockAttempt.Acquired.class);
    assertThat(((LockAttempt.Acquired) attempt).lease().takenOver())
        .map(ConsolidationLock::owner)
        .contains("a");
    assertThat(locks.find(SHOP)).map(ConsolidationLock::isAbandoned).contains(false);
  }

  @Test
  void lockOfARunningProcessIsNotTakenOver() {
    locks.tryHold(SHOP, "a", MINUTE);

    assertThat(locks.find(SHOP)).map(ConsolidationLock::isAbandoned).contains(false);
    assertThat(acquires("b", MINUTE)).isFalse();
  }

  /** Two machines may use one folder and the same process numbers. */
  @Test
  void lockOfAnotherMachineIsNeverTakenOverByItsProcess() {
    HolderProcess elsewhere =
        new HolderProcess(
            1, "elsewhere", Optional.of(new ProcessIdentity("other-boot/pid:[1]", 1, "1")));
    of(elsewhere).tryHold(SHOP, "a", MINUTE);

    assertThat(acquires("b", MINUTE)).isFalse();
    clock.advance(MINUTE);
    assertThat(acquires("b", MINUTE)).isTrue();
  }

  @Test
  void lockThatAPersonTookOutlivesTheCommand() {
    assumeThat(Path.of("/proc/self/stat")).exists();
    of(ended()).tryAcquire(SHOP, "nightly", MINUTE);
    of(ended()).renew(SHOP, "nightly", MINUTE);

    assertThat(acquires("b", MINUTE)).isFalse();
  }

  @Test
  void renewedLockStillBelongsToItsProcess() {
    assumeThat(Path.of("/proc/self/stat")).exists();
    ConsolidationLocks theirs = of(ended());
    theirs.tryHold(SHOP, "a", MINUTE);
    theirs.renew(SHOP, "a", MINUTE);

    assertThat(locks.find(SHOP)).map(ConsolidationLock::isAbandoned).contains(true);
  }

  @Test
  void requestKeepsTheLockHeldUntilTheHolderHasLookedAgain() {
    Lease lease = acquired("a", MINUTE);
    assertThat(locks.tryHoldOrRequest(SHOP, "b", MINUTE)).isInstanceOf(LockAttempt.Held.class);

    assertThat(lease.releaseIf(() -> true)).isFalse();
    assertThat(lease.isHeld()).isTrue();
    assertThat(lease.releaseIf(() -> false)).isFalse();
    assertThat(lease.releaseIf(() -> true)).isTrue();
    assertThat(locks.list()).isEmpty();
  }

  @Test
  void requestOfALaterHolderIsForgotten() {
    Lease first = acquired("a", MINUTE);
    locks.tryHoldOrRequest(SHOP, "b", MINUTE);
    first.close();

    LockAttempt.Acquired later = (LockAttempt.Acquired) locks.tryHoldOrRequest(SHOP, "b", MINUTE);

    assertThat(later.lease().releaseIf(() -> true)).isTrue();
  }

  private boolean acquires(String owner, Duration lease) {
    return locks.tryAcquire(SHOP, owner, lease) instanceof LockAttempt.Acquired;
  }

  private Lease acquired(String owner, Duration lease) {
    return ((LockAttempt.Acquired) locks.tryAcquire(SHOP, owner, lease)).lease();
  }
}
