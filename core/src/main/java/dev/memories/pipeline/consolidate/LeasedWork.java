package dev.memories.pipeline.consolidate;

import dev.memories.state.lock.Lease;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs work on a thread of its own, while the calling thread renews the lease. Stops the work when
 * the lease is lost or the run is cancelled.
 */
final class LeasedWork {
  /** How work ended. */
  enum End {
    DONE,
    LOST_LEASE,
    CANCELLED
  }

  /** How long to wait for work that was told to stop. Its later writes are thrown away. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration CHECK_EVERY = Duration.ofMillis(50);

  private final Lease lease;
  private final Duration renewEvery;
  private final Cancellation cancellation;

  LeasedWork(Lease lease, Duration renewEvery, Cancellation cancellation) {
    this.lease = lease;
    this.renewEvery = renewEvery;
    this.cancellation = cancellation;
  }

  /** The work; an interrupt ends it. */
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  /** Runs the work to its end, and throws what it throws. */
  End run(Work work) throws InterruptedException {
    FutureTask<End> task =
        new FutureTask<>(
            () -> {
              work.run();
              return End.DONE;
            });
    Thread worker = Thread.ofVirtual().name("consolidator").start(task);
    long renewAt = System.nanoTime() + renewEvery.toNanos();
    while (!ended(task)) {
      if (cancellation.isCancelled()) {
        return stop(worker, End.CANCELLED);
      }
      if (System.nanoTime() - renewAt >= 0) {
        if (!lease.renew()) {
          return stop(worker, End.LOST_LEASE);
        }
        renewAt = System.nanoTime() + renewEvery.toNanos();
      }
    }
    return result(task);
  }

  private static boolean ended(FutureTask<End> task) throws InterruptedException {
    try {
      task.get(CHECK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException _) {
      return true;
    }
  }

  private static End stop(Thread worker, End end) throws InterruptedException {
    worker.interrupt();
    worker.join(PATIENCE);
    return end;
  }

  private static End result(FutureTask<End> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case InterruptedException _ -> {
          return End.CANCELLED;
        }
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case null, default -> throw new IllegalStateException(failure.getCause());
      }
    }
  }
}
