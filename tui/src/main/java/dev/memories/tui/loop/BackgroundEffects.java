package dev.memories.tui.loop;

import dev.memories.tui.update.BrowserEffect;
import dev.memories.tui.update.BrowserEvent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Carries out effects on the memory on other threads. */
final class BackgroundEffects {
  private final MemoryEffects effects;
  private final Consumer<BrowserEvent> events;
  private final LatestOnlyExecutor projects = new LatestOnlyExecutor();
  private final LatestOnlyExecutor dashboard = new LatestOnlyExecutor();
  private final LatestOnlyExecutor entries = new LatestOnlyExecutor();
  private final LatestOnlyExecutor pages = new LatestOnlyExecutor();
  private final LatestOnlyExecutor suggestions = new LatestOnlyExecutor();
  private final LatestOnlyExecutor searches = new LatestOnlyExecutor();
  private final LatestOnlyExecutor evidence = new LatestOnlyExecutor();
  private final LatestOnlyExecutor preferences = new LatestOnlyExecutor();
  private final Map<Integer, Thread> running = new ConcurrentHashMap<>();

  BackgroundEffects(MemoryEffects effects, Consumer<BrowserEvent> events) {
    this.effects = effects;
    this.events = events;
  }

  void start(BrowserEffect.OnMemory effect) {
    switch (effect) {
      case BrowserEffect.LoadProjects _ -> projects.submit(() -> effects.run(effect, events));
      case BrowserEffect.LoadPanels _ -> dashboard.submit(() -> effects.run(effect, events));
      case BrowserEffect.LoadEntries _ -> entries.submit(() -> effects.run(effect, events));
      case BrowserEffect.LoadPage _ -> pages.submit(() -> effects.run(effect, events));
      case BrowserEffect.Suggest _ -> suggestions.submit(() -> effects.run(effect, events));
      case BrowserEffect.Search _ -> searches.submit(() -> effects.run(effect, events));
      case BrowserEffect.LoadEvidence _ -> evidence.submit(() -> effects.run(effect, events));
      case BrowserEffect.Keep _ -> preferences.submit(() -> effects.run(effect, events));
      case BrowserEffect.MakePlan _ -> Thread.ofVirtual().start(() -> effects.run(effect, events));
      case BrowserEffect.Perform(var id, _) -> perform(id, effect);
      case BrowserEffect.Cancel(var id) -> cancel(id);
    }
  }

  private void perform(int id, BrowserEffect.OnMemory effect) {
    Thread thread =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  effects.run(effect, events);
                  running.remove(id);
                });
    running.put(id, thread);
    thread.start();
  }

  private void cancel(int id) {
    Thread thread = running.get(id);
    if (thread != null) {
      thread.interrupt();
    }
  }

  void cancelAll() {
    running.values().forEach(Thread::interrupt);
  }

  /** Waits until cancelled actions have released their leases, or the timeout has passed. */
  void await(Duration timeout) {
    long end = System.nanoTime() + timeout.toNanos();
    for (Thread thread : running.values()) {
      try {
        thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
