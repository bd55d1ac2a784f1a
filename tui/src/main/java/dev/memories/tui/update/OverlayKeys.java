package dev.memories.tui.update;

import dev.memories.tui.port.Action;
import dev.memories.tui.port.Tone;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.MenuItem;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.Scroll;
import dev.memories.tui.text.LineText;
import java.util.List;

/** Keys while something lies over the panes. */
final class OverlayKeys {
  private OverlayKeys() {}

  /** A filter works with every letter; Enter keeps it, Esc brings the one before back. */
  static Step typing(BrowserState state, Overlay.Typing typing, Key key) {
    return switch (key.name()) {
      case "enter" -> Step.to(found(state.withoutOverlay(), typing));
      case "esc" -> Step.to(applied(state.withoutOverlay(), typing.into(), typing.before()));
      case "up" -> Step.to(Scrolling.move(state, -1));
      case "down" -> Step.to(Scrolling.move(state, 1));
      default ->
          LineKeys.edit(typing.line(), key)
              .map(line -> Step.to(retyped(state, typing, line)))
              .orElseGet(() -> Step.to(state));
    };
  }

  private static BrowserState retyped(BrowserState state, Overlay.Typing typing, LineText line) {
    BrowserState typed = state.with(new Overlay.Typing(typing.into(), line, typing.before()));
    return applied(typed, typing.into(), line.text());
  }

  private static BrowserState applied(BrowserState state, Focus into, String text) {
    return switch (into) {
      case TREE -> state.with(state.tree().filtered(text));
      case LIST -> state.with(state.list().filtered(text));
      case PREVIEW -> state.with(state.preview().finding(text));
    };
  }

  private static BrowserState found(BrowserState state, Overlay.Typing typing) {
    boolean looking = typing.into() == Focus.PREVIEW && !typing.line().isEmpty();
    return looking ? Commands.hit(state, 1) : state;
  }

  static Step menu(BrowserState state, Overlay.Menu menu, Key key) {
    return switch (key.name()) {
      case "esc" ->
          menu.filter().isEmpty()
              ? Step.to(state.withoutOverlay())
              : Step.to(state.with(filtered(menu, LineText.EMPTY)));
      case "up", "ctrl-p" -> Step.to(state.with(moved(menu, -1)));
      case "down", "ctrl-n" -> Step.to(state.with(moved(menu, 1)));
      case "pgup" -> Step.to(state.with(moved(menu, -10)));
      case "pgdn" -> Step.to(state.with(moved(menu, 10)));
      case "enter" -> choose(state.withoutOverlay(), menu);
      default ->
          LineKeys.edit(menu.filter(), key)
              .map(line -> Step.to(state.with(filtered(menu, line))))
              .orElseGet(() -> Step.to(state));
    };
  }

  static Overlay.Menu moved(Overlay.Menu menu, int by) {
    int index = Math.clamp(menu.index() + by, 0, Math.max(0, menu.shown().size() - 1));
    return new Overlay.Menu(menu.title(), menu.intro(), menu.items(), menu.filter(), index);
  }

  private static Overlay.Menu filtered(Overlay.Menu menu, LineText filter) {
    return new Overlay.Menu(menu.title(), menu.intro(), menu.items(), filter, 0);
  }

  private static Step choose(BrowserState state, Overlay.Menu menu) {
    List<MenuItem> shown = menu.shown();
    if (menu.index() >= shown.size()) {
      return Step.to(state);
    }
    return switch (shown.get(menu.index()).choice()) {
      case MenuItem.Choice.Run(var command) -> Commands.run(state, command);
      case MenuItem.Choice.Copy(var what, var text) ->
          Step.to(state).and(new BrowserEffect.Copy(what, text));
      case MenuItem.Choice.Ask(var action) -> Actions.ask(state, action);
    };
  }

  /** Tab takes a suggestion, arrows choose among them, Enter runs the line. */
  static Step palette(BrowserState state, Overlay.Palette palette, Key key) {
    return switch (key.name()) {
      case "esc" -> Step.to(state.withoutOverlay());
      case "up", "ctrl-p", "shift-tab" -> Step.to(state.with(moved(palette, -1)));
      case "down", "ctrl-n" -> Step.to(state.with(moved(palette, 1)));
      case "tab" -> taken(state, palette);
      case "enter" -> run(state, palette);
      default ->
          LineKeys.edit(palette.line(), key)
              .map(line -> retyped(state, palette, line))
              .orElseGet(() -> Step.to(state));
    };
  }

  private static Overlay.Palette moved(Overlay.Palette palette, int by) {
    int last = palette.suggestions().size() - 1;
    int index = Math.clamp(palette.index() + by, -1, Math.max(-1, last));
    return new Overlay.Palette(palette.line(), palette.suggestions(), index);
  }

  private static Step retyped(BrowserState state, Overlay.Palette palette, LineText line) {
    return Step.to(state.with(new Overlay.Palette(line, palette.suggestions(), -1)))
        .and(new BrowserEffect.Suggest(line.text()));
  }

  private static Step taken(BrowserState state, Overlay.Palette palette) {
    if (palette.suggestions().isEmpty()) {
      return Step.to(state);
    }
    String line = palette.suggestions().get(Math.max(0, palette.index())).line();
    return retyped(state, palette, LineText.of(line + " "));
  }

  private static Step run(BrowserState state, Overlay.Palette palette) {
    String chosen =
        palette.index() >= 0
            ? palette.suggestions().get(palette.index()).line()
            : palette.line().text();
    String line = chosen.strip().replaceFirst("^memories +", "");
    return switch (line) {
      case "" -> Step.to(state.withoutOverlay());
      case "q", "quit", "exit" -> Step.to(state).and(new BrowserEffect.Quit());
      default -> Actions.perform(state, new Action.RunLine(line, Marks.project(state)));
    };
  }

  static BrowserState suggested(BrowserState state, BrowserEvent.Suggested suggested) {
    return state.overlay() instanceof Overlay.Palette(var line, _, _)
            && line.text().equals(suggested.line())
        ? state.with(new Overlay.Palette(line, suggested.suggestions(), -1))
        : state;
  }

  /** What loses something wants a {@code y}; the rest takes Enter too. */
  static Step question(BrowserState state, Overlay.Question question, Key key) {
    boolean yes =
        key.name().equals("y") || (key.name().equals("enter") && !question.plan().destructive());
    boolean no = List.of("n", "q", "esc", "backspace").contains(key.name());
    if (yes) {
      return Actions.perform(state, question.action());
    }
    return Step.to(
        no
            ? state.withoutOverlay().with(state.activity().saying("left as it is", Tone.PLAIN))
            : state);
  }

  static Step reading(BrowserState state, Overlay.Reading reading, Key key) {
    int page = Math.max(1, state.frame().size().rows() - 8);
    return switch (key.name()) {
      case "esc", "q", "enter", "backspace", "@" -> Step.to(state.withoutOverlay());
      case "up", "k" -> Step.to(state.with(scrolled(state, reading, -1)));
      case "down", "j" -> Step.to(state.with(scrolled(state, reading, 1)));
      case "pgup", "ctrl-b", "ctrl-u" -> Step.to(state.with(scrolled(state, reading, -page)));
      case "pgdn", "ctrl-f", "ctrl-d", "space" ->
          Step.to(state.with(scrolled(state, reading, page)));
      case "home", "g" -> Step.to(state.with(scrolled(state, reading, -1_000_000_000)));
      case "end", "G" -> Step.to(state.with(scrolled(state, reading, 1_000_000_000)));
      case "p" ->
          Step.to(state).and(new BrowserEffect.ShowInPager(String.join("\n", reading.lines())));
      default -> Step.to(state);
    };
  }

  static Overlay.Reading scrolled(BrowserState state, Overlay.Reading reading, int by) {
    int height = Math.max(1, state.frame().size().rows() - 6);
    int top = Scroll.clamp(reading.top() + by, reading.lines().size(), height);
    return new Overlay.Reading(reading.title(), reading.lines(), top);
  }

  static Step paste(BrowserState state, String text) {
    return switch (state.overlay()) {
      case Overlay.Typing typing -> Step.to(retyped(state, typing, typing.line().typed(text)));
      case Overlay.Palette palette -> retyped(state, palette, palette.line().typed(text));
      case Overlay.Menu menu -> Step.to(state.with(filtered(menu, menu.filter().typed(text))));
      case Overlay.None _, Overlay.Prefix _, Overlay.Question _, Overlay.Reading _ ->
          Step.to(state);
    };
  }
}
