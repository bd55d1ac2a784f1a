package dev.memories.tui.loop;

import org.jspecify.annotations.Nullable;

/**
 * Runs work one at a time on a virtual thread, and drops waiting work when newer arrives.
 *
 * <p>A cursor key that is held down requests fifty pages a second; only the last one matters.
 */
final class LatestOnlyExecutor {
  private @Nullable Runnable waiting;
  private boolean working;

  synchronized void submit(Runnable work) {
    waiting = work;
    if (!working) {
      working = true;
      Thread.ofVirtual().start(this::drain);
    }
  }

  private void drain() {
    for (Runnable next = next(); next != null; next = next()) {
      next.run();
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable next = waiting;
    waiting = null;
    working = next != null;
    return next;
  }
}
