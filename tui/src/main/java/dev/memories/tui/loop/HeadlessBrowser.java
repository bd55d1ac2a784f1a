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

/**
 * The browser without a terminal: every effect on the memory is done at once, those on the terminal
 * are left out.
 */
public final class HeadlessBrowser {
  private final MemoryEffects effects;
  private BrowserState state;

  private HeadlessBrowser(MemoryCatalog catalog, BrowserState state) {
    this.effects = new MemoryEffects(catalog);
    this.state = state;
  }

  /** The state after these keys were pressed, one after the other. */
  public static BrowserState after(MemoryCatalog catalog, BrowserState initial, List<Key> keys) {
    HeadlessBrowser snapshot = new HeadlessBrowser(catalog, initial);
    snapshot.take(BrowserUpdate.start(initial));
    for (Key key : keys) {
      snapshot.take(BrowserUpdate.update(snapshot.state, new BrowserEvent.KeyPressed(key)));
    }
    return snapshot.state;
  }

  private void take(Transition first) {
    state = first.state();
    Queue<BrowserEffect> open = new ArrayDeque<>(first.effects());
    while (!open.isEmpty()) {
      if (open.poll() instanceof BrowserEffect.OnMemory effect) {
        effects.run(
            effect,
            event -> {
              Transition step = BrowserUpdate.update(state, event);
              state = step.state();
              open.addAll(step.effects());
            });
      }
    }
  }
}
