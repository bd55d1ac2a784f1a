package dev.memories.state.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import java.time.Duration;
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
                    HolderProcess.current().host())));
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

  private boolean acquires(String owner, Duration lease) {
    return locks.tryAcquire(SHOP, owner, lease) instanceof LockAttempt.Acquired;
  }

  private Lease acquired(String owner, Duration lease) {
    return ((LockAttempt.Acquired) locks.tryAcquire(SHOP, owner, lease)).lease();
  }
}
