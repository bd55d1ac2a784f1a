package dev.memories.pipeline.consolidate;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells the threads of one run that it is to end; they look at it where they wait. */
final class Cancellation {
  private final CountDownLatch cancelled = new CountDownLatch(1);

  void cancel() {
    cancelled.countDown();
  }

  boolean isCancelled() {
    return cancelled.getCount() == 0;
  }

  /** Waits that long, less when the run is cancelled meanwhile; true then. */
  boolean pause(Duration length) throws InterruptedException {
    return cancelled.await(length.toNanos(), TimeUnit.NANOSECONDS);
  }
}
