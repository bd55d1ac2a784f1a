package dev.memories.tui.state;

import dev.memories.tui.page.PageLine;
import dev.memories.tui.page.PageRenderer;
import dev.memories.tui.page.TextRole;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionPlan;
import dev.memories.tui.port.LineSuggestion;
import dev.memories.tui.port.Panels;
import dev.memories.tui.text.EditableLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The thing that gets the keys before the panes do. */
public sealed interface Overlay {
  /** No overlay: keys go to the panes. */
  record None() implements Overlay {}

  /** The first key of a command that has two. */
  record Prefix(String key) implements Overlay {}

  /**
   * A filter or a search that the user types into a pane.
   *
   * @param before the text to restore on Esc
   * @param from the line of the preview to restore on Esc, where a search begins
   */
  record Typing(Focus into, EditableLine line, String before, int from) implements Overlay {}

  /** A menu that the user can filter by typing. */
  record Menu(
      String title, List<String> intro, List<MenuItem> items, EditableLine filter, int index)
      implements Overlay {
    /** The items that match the filter. */
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

  /**
   * A command line that the user types, with completions.
   *
   * @param index the chosen completion; -1 for none
   * @param past which line of the history it is, from 1 for the newest; 0 for none
   */
  record Palette(EditableLine line, List<LineSuggestion> suggestions, int index, int past)
      implements Overlay {}

  /**
   * The dashboard or the timeline, over the whole screen.
   *
   * @param panels absent while they are loading
   * @param index the number of the selected line
   */
  record Board(Panels.Choice choice, Optional<Panels> panels, int index) implements Overlay {
    /** The first screen. */
    public static final Board DASHBOARD = loading(new Panels.Choice.Dashboard());

    public static Board loading(Panels.Choice choice) {
      return new Board(choice, Optional.empty(), 0);
    }

    /**
     * The panels on a screen of this height, in rows. The timeline is a long list to scroll in; the
     * panels of the dashboard share the screen.
     */
    public Optional<Panels> shown(int height) {
      return choice instanceof Panels.Choice.Dashboard
          ? panels.map(all -> all.fitting(height))
          : panels;
    }

    public Optional<Panels.Line> selected(int height) {
      return shown(height)
          .map(Panels::lines)
          .filter(all -> index < all.size())
          .map(a -> a.get(index));
    }

    public Board at(int wanted, int height) {
      int last = shown(height).map(Panels::lines).map(List::size).orElse(0) - 1;
      return new Board(choice, panels, Math.clamp(wanted, 0, Math.max(0, last)));
    }

    /** The first row on a screen of this height, so that the selected line is visible. */
    public int top(int height) {
      List<Panels.Row> rows = shown(height).map(Panels::rows).orElse(List.of());
      int selected = 0;
      for (int at = 0; at < rows.size(); at++) {
        boolean here = rows.get(at) instanceof Panels.Row.Item(int found, _) && found == index;
        selected = here ? at : selected;
      }
      return index == 0 ? 0 : Scroll.top(0, selected, rows.size(), height);
    }
  }

  /** The search over memory, traces and sessions. */
  record Search(SearchPane pane) implements Overlay {}

  /** An action whose plan is being made. */
  record Planning(Action.Planned action) implements Overlay {}

  /** An action that waits for the answer yes or no. */
  record Question(ActionPlan plan, Action.Planned action) implements Overlay {}

  /**
   * Text to read: the log, or the output of a command.
   *
   * @param search the text to find; empty for none
   * @param typing whether the user types it
   */
  record Viewer(String title, List<String> lines, int top, EditableLine search, boolean typing)
      implements Overlay {
    public Viewer(String title, List<String> lines) {
      this(title, lines, 0, EditableLine.EMPTY, false);
    }

    /** Lines that are too long for a screen are broken, so that nothing of them is lost. */
    public static Viewer wrapped(String title, List<String> lines, Size size) {
      int width = size.columns() - 6;
      return new Viewer(
          title,
          lines.stream()
              .flatMap(line -> PageRenderer.wrapped(line, TextRole.TEXT, width).stream())
              .map(PageLine::text)
              .toList());
    }

    public Viewer at(int newTop) {
      return new Viewer(title, lines, newTop, search, typing);
    }

    public Viewer searching(EditableLine newSearch, boolean newTyping) {
      return new Viewer(title, lines, top, newSearch, newTyping);
    }
  }
}
