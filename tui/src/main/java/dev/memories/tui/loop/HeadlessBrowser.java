package dev.memories.tui.loop;

import dev.memories.tui.port.MemoryCatalog;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Key;
import dev.memories.tui.update.BrowserEffect;
import dev.memories.tui.update.BrowserEvent;
import dev.memories.tui.update.BrowserUpdate;
import dev.memories.tui.update.Transition;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * The browser without a terminal: carries out effects on the memory at once and drops those on the
 * terminal.
 */
public final class HeadlessBrowser {
  private final MemoryCatalog catalog;
  private final MemoryEffects effects;
  private BrowserState state;

  private HeadlessBrowser(MemoryCatalog catalog, BrowserState state) {
    this.catalog = catalog;
    this.effects = new MemoryEffects(catalog);
    this.state = state;
  }

  /** The state after these keys were pressed. */
  public static BrowserState after(MemoryCatalog catalog, BrowserState initial, List<Key> keys) {
    HeadlessBrowser browser = new HeadlessBrowser(catalog, initial);
    browser.apply(BrowserUpdate.start(initial));
    for (Key key : keys) {
      browser.apply(BrowserUpdate.update(browser.state, new BrowserEvent.KeyPressed(key)));
    }
    return browser.state;
  }

  private void apply(Transition first) {
    state = first.state();
    Queue<BrowserEffect> open = new ArrayDeque<>(first.effects());
    while (!open.isEmpty()) {
      if (open.poll() instanceof BrowserEffect.OnMemory effect) {
        Consumer<BrowserEvent> events =
            event -> {
              Transition transition = BrowserUpdate.update(state, event);
              state = transition.state();
              open.addAll(transition.effects());
            };
        if (effect instanceof BrowserEffect.LoadProjects) {
          // Nobody waits here, so a memory that cannot be read is the failure of the caller.
          events.accept(new BrowserEvent.ProjectsLoaded(catalog.projects()));
        } else {
          effects.run(effect, events);
        }
      }
    }
  }
}
