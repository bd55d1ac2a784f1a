package dev.memories.tui.update;

import dev.memories.tui.state.BrowserState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The result of an event: the next state, and the effects to carry out. */
public record Transition(BrowserState state, List<BrowserEffect> effects) {
  public Transition {
    effects = List.copyOf(effects);
  }

  static Transition to(BrowserState state) {
    return new Transition(state, List.of());
  }

  Transition and(BrowserEffect effect) {
    List<BrowserEffect> more = new ArrayList<>(effects);
    more.add(effect);
    return new Transition(state, more);
  }

  Transition map(UnaryOperator<BrowserState> change) {
    return new Transition(change.apply(state), effects);
  }
}
