package dev.memories.tui.loop;

import dev.memories.tui.update.BrowserEffect;
import dev.memories.tui.update.BrowserEvent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Carries out effects on the memory off the screen's thread. */
final class BackgroundEffects {
  private final MemoryEffects effects;
  private final Consumer<BrowserEvent> events;
  private final LatestOnlyExecutor projects = new LatestOnlyExecutor();
  private final LatestOnlyExecutor entries = new LatestOnlyExecutor();
  private final LatestOnlyExecutor pages = new LatestOnlyExecutor();
  private final LatestOnlyExecutor suggestions = new LatestOnlyExecutor();
  private final Map<Integer, Thread> working = new ConcurrentHashMap<>();

  BackgroundEffects(MemoryEffects effects, Consumer<BrowserEvent> events) {
    this.effects = effects;
    this.events = events;
  }

  void start(BrowserEffect.OnMemory effect) {
    switch (effect) {
      case BrowserEffect.LoadProjects _ -> projects.submit(() -> effects.run(effect, events));
      case BrowserEffect.LoadEntries _ -> entries.submit(() -> effects.run(effect, events));
      case BrowserEffect.LoadPage _ -> pages.submit(() -> effects.run(effect, events));
      case BrowserEffect.Suggest _ -> suggestions.submit(() -> effects.run(effect, events));
      case BrowserEffect.MakePlan _ -> Thread.ofVirtual().start(() -> effects.run(effect, events));
      case BrowserEffect.Perform(var work, _) -> perform(work, effect);
      case BrowserEffect.Cancel(var work) -> cancel(work);
    }
  }

  private void perform(int work, BrowserEffect.OnMemory effect) {
    Thread thread =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  effects.run(effect, events);
                  working.remove(work);
                });
    working.put(work, thread);
    thread.start();
  }

  private void cancel(int work) {
    Thread thread = working.get(work);
    if (thread != null) {
      thread.interrupt();
    }
  }

  void cancelAll() {
    working.values().forEach(Thread::interrupt);
  }

  /** Waits for cancelled work to give its leases back; not for ever. */
  void await(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    for (Thread thread : working.values()) {
      try {
        thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
