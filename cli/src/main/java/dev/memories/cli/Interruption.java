package dev.memories.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Handles Ctrl-C and SIGTERM: interrupts the running command and gives it time to clean up.
 *
 * <p>When the command has ended or the time is up, the JVM exits with the signal's own code (130
 * for Ctrl-C).
 */
final class Interruption {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CountDownLatch end = new CountDownLatch(1);

  private Interruption() {}

  /** Watches for signals until {@link #ended()} is called. */
  static Interruption watch(Thread command) {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.stop(command)));
    return interruption;
  }

  /** To be called when the command has ended by itself. */
  void ended() {
    end.countDown();
  }

  private void stop(Thread command) {
    if (end.getCount() == 0) {
      return;
    }
    command.interrupt();
    try {
      boolean _ = end.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
