package dev.memories.tui.loop;

import org.jspecify.annotations.Nullable;

/**
 * Runs one thing at a time on a virtual thread; of those that wait, only the newest.
 *
 * <p>A cursor key that is held down asks for fifty pages a second; only the last one matters.
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
