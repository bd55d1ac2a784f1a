package dev.memories.tui.state;

import dev.memories.tui.port.Action;

/**
 * An item of a menu.
 *
 * @param keys the keys that do the same without the menu; may be empty
 */
public record MenuItem(String keys, String label, Choice choice) {
  /** The effect of choosing the item. */
  public sealed interface Choice {
    record Run(BrowserCommand command) implements Choice {}

    record Copy(String what, String text) implements Choice {}

    /** Runs a command line of the program. */
    record RunLine(String line) implements Choice {}

    /** Loads everything on the screen again. */
    record Reload() implements Choice {}

    record Ask(Action.Planned action) implements Choice {}
  }
}
