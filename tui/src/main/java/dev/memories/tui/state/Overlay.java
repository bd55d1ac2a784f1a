package dev.memories.tui.state;

import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionPlan;
import dev.memories.tui.port.LineSuggestion;
import dev.memories.tui.text.EditableLine;
import java.util.List;
import java.util.Locale;

/** What takes the keys before the panes do. */
public sealed interface Overlay {
  /** Nothing: keys go to the panes. */
  record None() implements Overlay {}

  /** The first key of a command of two. */
  record Prefix(String key) implements Overlay {}

  /**
   * A filter or a search being typed into a pane.
   *
   * @param before what stood there, for Esc
   */
  record Typing(Focus into, EditableLine line, String before) implements Overlay {}

  /** Lines to choose from, narrowed by typing. */
  record Menu(
      String title, List<String> intro, List<MenuItem> items, EditableLine filter, int index)
      implements Overlay {
    /** Those that pass the filter. */
    public List<MenuItem> shown() {
      String wanted = filter.text().toLowerCase(Locale.ROOT);
      return items.stream()
          .filter(
              item ->
                  item.label().toLowerCase(Locale.ROOT).contains(wanted)
                      || item.keys().toLowerCase(Locale.ROOT).contains(wanted))
          .toList();
    }
  }

  /** A command line being typed, with ways to go on. */
  record Palette(EditableLine line, List<LineSuggestion> suggestions, int index)
      implements Overlay {}

  /** An action that waits for yes or no. */
  record Question(ActionPlan plan, Action.Planned action) implements Overlay {}

  /** Text to read: the log, or what a command said. */
  record Viewer(String title, List<String> lines, int top) implements Overlay {}
}
