package dev.memories.state.sql;

import dev.memories.failure.FailureKind;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * How long work waits for another process that keeps a database locked.
 *
 * <p>SQLite waits by itself for a while, but takes no turns: on a busy machine one of several
 * writers may come away empty again and again.
 *
 * @param quiet how long it waits before it says so
 * @param limit how long it waits in all, before it fails as busy
 * @param whenWaiting says so, once for each wait
 */
public record Patience(Duration quiet, Duration limit, Runnable whenWaiting) {
  /** How long a command waits in all. */
  public static final Duration LIMIT = Duration.ofMinutes(1);

  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

  /** The patience of a command that tells its user. */
  public static Patience saying(Runnable whenWaiting) {
    return new Patience(Duration.ofSeconds(2), LIMIT, whenWaiting);
  }

  /** The patience of work that nobody watches. */
  public static Patience silent() {
    return saying(() -> {});
  }

  /**
   * Tries until no other process keeps the database locked.
   *
   * @param attempt may be made again after it has failed as busy
   * @throws StateException of the last attempt
   */
  <T> T call(Supplier<T> attempt) {
    long begin = System.nanoTime();
    boolean said = false;
    while (true) {
      try {
        return attempt.get();
      } catch (StateException failure) {
        long waited = System.nanoTime() - begin;
        if (failure.kind() != FailureKind.BUSY
            || waited >= limit.toNanos()
            || Thread.currentThread().isInterrupted()) {
          throw failure;
        }
        if (!said && waited >= quiet.toNanos()) {
          whenWaiting.run();
          said = true;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
