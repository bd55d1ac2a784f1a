package dev.memories.pipeline.consolidate;

import dev.memories.state.lock.Lease;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work that goes on as long as its lease is held: on a thread of its own, while this one renews the
 * lease and listens for the run's end.
 */
final class LeasedWork {
  /** How work ended. */
  enum End {
    DONE,
    LOST_LEASE,
    CANCELLED
  }

  /** How long to wait for work that was told to stop; what it still writes is thrown away. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration LOOK = Duration.ofMillis(50);

  private final Lease lease;
  private final Duration renewEvery;
  private final Cancellation cancellation;

  LeasedWork(Lease lease, Duration renewEvery, Cancellation cancellation) {
    this.lease = lease;
    this.renewEvery = renewEvery;
    this.cancellation = cancellation;
  }

  /** What is done; an interrupt ends it. */
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  /** Runs it to its end; what it throws is thrown here. */
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
      task.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
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
