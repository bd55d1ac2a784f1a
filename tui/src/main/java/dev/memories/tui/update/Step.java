package dev.memories.tui.update;

import dev.memories.tui.state.BrowserState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What an event led to: the next state, and what is to be done. */
public record Step(BrowserState state, List<BrowserEffect> effects) {
  public Step {
    effects = List.copyOf(effects);
  }

  static Step to(BrowserState state) {
    return new Step(state, List.of());
  }

  Step and(BrowserEffect effect) {
    List<BrowserEffect> more = new ArrayList<>(effects);
    more.add(effect);
    return new Step(state, more);
  }

  Step map(UnaryOperator<BrowserState> change) {
    return new Step(change.apply(state), effects);
  }
}
