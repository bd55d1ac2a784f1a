package dev.memories.tui.loop;

import dev.memories.session.Project;
import dev.memories.tui.port.MemoryCatalog;
import java.time.Duration;
import java.util.Optional;

/** Polls for changes that any process makes to the memory. */
final class ChangeWatcher {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private record Seen(Optional<Project> project, long stamp) {}

  private final MemoryCatalog catalog;
  private final Runnable changed;
  private volatile Optional<Project> inView = Optional.empty();

  ChangeWatcher(MemoryCatalog catalog, Runnable changed) {
    this.catalog = catalog;
    this.changed = changed;
  }

  void watch(Optional<Project> project) {
    inView = project;
  }

  /**
   * Starts to watch.
   *
   * @return the thread; an interrupt ends it
   */
  Thread start() {
    return Thread.ofVirtual().name("change-watch").start(this::watch);
  }

  private void watch() {
    Seen last = seen();
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(PERIOD);
      } catch (InterruptedException ended) {
        return;
      }
      Seen now = seen();
      // Also when another project came into view: it may have changed after it was loaded.
      if (!now.equals(last)) {
        changed.run();
      }
      last = now;
    }
  }

  private Seen seen() {
    Optional<Project> project = inView;
    try {
      return new Seen(project, catalog.stamp(project));
    } catch (RuntimeException unreadable) {
      return new Seen(project, -1);
    }
  }
}
