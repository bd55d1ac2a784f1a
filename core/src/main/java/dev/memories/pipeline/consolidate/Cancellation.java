package dev.memories.pipeline.consolidate;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A signal that ends a run; its threads check it while they wait. */
final class Cancellation {
  private final CountDownLatch cancelled = new CountDownLatch(1);

  void cancel() {
    cancelled.countDown();
  }

  boolean isCancelled() {
    return cancelled.getCount() == 0;
  }

  /** Waits for this time; returns true at once when the run is cancelled. */
  boolean pause(Duration length) throws InterruptedException {
    return cancelled.await(length.toNanos(), TimeUnit.NANOSECONDS);
  }
}
