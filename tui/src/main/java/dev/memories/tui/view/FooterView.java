package dev.memories.tui.view;

import dev.memories.tui.page.TextRole;
import dev.memories.tui.page.TextSpan;
import dev.memories.tui.state.Area;
import dev.memories.tui.state.BrowserCommand;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.text.Glyphs;
import dev.memories.tui.update.AvailableCommands;
import java.util.ArrayList;
import java.util.List;

/** Draws the last line: the most useful keys. */
final class FooterView {
  private static final int MOST_KEYS = 8;

  private record Hint(String key, String word) {
    int width() {
      return Glyphs.width(key) + 1 + Glyphs.width(word) + 2;
    }
  }

  private FooterView() {}

  static void draw(CellGrid grid, Area area, BrowserState state) {
    int at = 1;
    // As in BrowserView: the first frame does without a switch over types.
    List<Hint> hints = state.overlay() instanceof Overlay.None ? commands(state) : hints(state);
    for (Hint hint : fitting(hints, area.width() - 1)) {
      List<TextSpan> spans =
          List.of(
              new TextSpan(hint.key(), TextRole.KEY),
              new TextSpan(" " + hint.word() + "  ", TextRole.DIM));
      at = grid.write(at, area.top(), spans, CellStyle.Background.NONE, area.right());
    }
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
      case Overlay.Search _ ->
          List.of(
              new Hint("enter", "open"),
              new Hint("tab", "evidence"),
              new Hint("↑↓", "move"),
              new Hint("esc", "close"));
      case Overlay.Planning _ -> List.of(new Hint("esc", "cancel"));
      case Overlay.Question(var plan, _) ->
          List.of(new Hint(plan.destructive() ? "y" : "y/enter", "yes"), new Hint("n/esc", "no"));
      case Overlay.Viewer _ ->
          List.of(new Hint("↑↓", "scroll"), new Hint("p", "pager"), new Hint("esc", "close"));
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
