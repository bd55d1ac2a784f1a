package dev.memories.tui.update;

import dev.memories.tui.state.BrowserCommand;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.text.Glyphs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The most useful keys, as the last line shows them; a click on one presses it. */
public final class KeyHints {
  private static final int MOST_KEYS = 8;

  /** Hints that stand for more than one key. */
  private static final List<String> MANY_KEYS = List.of("↑↓", "abc");

  private static final List<Hint> BOARD =
      List.of(
          new Hint("enter", "open"),
          new Hint("↑↓", "move"),
          new Hint("esc", "projects"),
          new Hint("T", "timeline"),
          new Hint("s", "search"),
          new Hint("?", "keys"),
          new Hint("q", "quit"));

  /** A key, and a word about what it does. */
  public record Hint(String key, String word) {
    /** The columns of the hint and the gap after it. */
    public int width() {
      return Glyphs.width(key) + 1 + Glyphs.width(word) + 2;
    }

    /** The key that a click presses: the first of those that do the same. */
    Optional<Key> presses() {
      int more = key.indexOf('/', 1);
      return MANY_KEYS.contains(key)
          ? Optional.empty()
          : Optional.of(new Key(more > 0 ? key.substring(0, more) : key));
    }
  }

  private KeyHints() {}

  /** The hints that fit. */
  public static List<Hint> in(BrowserState state, int width) {
    // The first frame has no other overlay, and should not wait for the JVM to link a switch over
    // types.
    if (state.overlay() instanceof Overlay.Board) {
      return fitting(BOARD, width);
    }
    return fitting(state.overlay() instanceof Overlay.None ? commands(state) : hints(state), width);
  }

  /** The key of the hint in a column of the last line. */
  static Optional<Key> at(BrowserState state, int column) {
    int from = 1;
    for (Hint hint : in(state, state.screen().size().columns() - 1)) {
      if (column >= from && column < from + hint.width() - 2) {
        return hint.presses();
      }
      from += hint.width();
    }
    return Optional.empty();
  }

  private static List<Hint> hints(BrowserState state) {
    return switch (state.overlay()) {
      case Overlay.None _, Overlay.Prefix _ -> commands(state);
      case Overlay.Typing _ ->
          List.of(new Hint("enter", "keep"), new Hint("esc", "cancel"), new Hint("↑↓", "move"));
      case Overlay.Menu _ ->
          List.of(new Hint("enter", "choose"), new Hint("esc", "close"), new Hint("abc", "filter"));
      case Overlay.Palette _ ->
          List.of(new Hint("enter", "run"), new Hint("tab", "complete"), new Hint("esc", "close"));
      case Overlay.Board _ -> BOARD;
      case Overlay.Search _ ->
          List.of(
              new Hint("enter", "open"),
              new Hint("tab", "evidence"),
              new Hint("↑↓", "move"),
              new Hint("esc", "close"));
      case Overlay.Planning _ -> List.of(new Hint("esc", "cancel"));
      case Overlay.Question(var plan, _) ->
          List.of(new Hint(plan.destructive() ? "y" : "y/enter", "yes"), new Hint("n/esc", "no"));
      case Overlay.Viewer viewer ->
          viewer.typing()
              ? List.of(new Hint("enter", "keep"), new Hint("esc", "cancel"))
              : List.of(
                  new Hint("↑↓", "scroll"),
                  new Hint("/", "find"),
                  new Hint("p", "pager"),
                  new Hint("esc", "close"));
    };
  }

  private static List<Hint> commands(BrowserState state) {
    List<Hint> hints = new ArrayList<>();
    for (BrowserCommand command : AvailableCommands.in(state)) {
      boolean last = command == BrowserCommand.HELP || command == BrowserCommand.QUIT;
      if (!command.footer().isEmpty() && !last && hints.size() < MOST_KEYS - 2) {
        hints.add(new Hint(command.keys().getFirst(), command.footer()));
      }
    }
    hints.add(new Hint("?", BrowserCommand.HELP.footer()));
    hints.add(new Hint("q", BrowserCommand.QUIT.footer()));
    return hints;
  }

  /** Drops hints that do not fit, but never the last two. */
  private static List<Hint> fitting(List<Hint> hints, int width) {
    List<Hint> kept = new ArrayList<>(hints);
    while (kept.size() > 3 && kept.stream().mapToInt(Hint::width).sum() > width + 2) {
      kept.remove(kept.size() - 3);
    }
    return kept;
  }
}
