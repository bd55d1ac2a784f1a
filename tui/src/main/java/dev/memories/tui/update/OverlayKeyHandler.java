package dev.memories.tui.update;

import dev.memories.tui.port.Action;
import dev.memories.tui.port.Tone;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.MenuItem;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.Scroll;
import dev.memories.tui.text.EditableLine;
import java.util.List;
import java.util.Locale;

/** Handles keys while an overlay is open. */
final class OverlayKeyHandler {
  private OverlayKeyHandler() {}

  /** Every key changes the filter at once. Enter keeps it; Esc restores the one before. */
  static Transition typing(BrowserState state, Overlay.Typing typing, Key key) {
    return switch (key.name()) {
      case "enter" -> Transition.to(found(state.withoutOverlay(), typing));
      case "esc" -> Transition.to(restored(state.withoutOverlay(), typing));
      case "up" -> Transition.to(moved(state, typing, -1));
      case "down" -> Transition.to(moved(state, typing, 1));
      default ->
          LineKeyHandler.edit(typing.line(), key)
              .map(line -> Transition.to(retyped(state, typing, line)))
              .orElseGet(() -> Transition.to(state));
    };
  }

  private static BrowserState retyped(
      BrowserState state, Overlay.Typing typing, EditableLine line) {
    BrowserState typed =
        state.with(new Overlay.Typing(typing.into(), line, typing.before(), typing.from()));
    BrowserState applied = applied(typed, typing.into(), line.text());
    return typing.into() == Focus.PREVIEW
        ? applied.with(applied.preview().at(typing.from()).atHit())
        : applied;
  }

  private static BrowserState applied(BrowserState state, Focus into, String text) {
    return switch (into) {
      case TREE -> state.with(state.tree().filtered(text));
      case LIST -> state.with(state.list().filtered(text));
      case PREVIEW -> state.with(state.preview().searching(text));
    };
  }

  /** The cursor is at the first match already; says how many there are. */
  private static BrowserState found(BrowserState state, Overlay.Typing typing) {
    boolean looking = typing.into() == Focus.PREVIEW && !typing.line().isEmpty();
    return looking ? CommandHandler.hit(state, 0) : state;
  }

  private static BrowserState restored(BrowserState state, Overlay.Typing typing) {
    BrowserState applied = applied(state, typing.into(), typing.before());
    return typing.into() == Focus.PREVIEW
        ? applied.with(applied.preview().at(typing.from()))
        : applied;
  }

  /** In the preview, goes from match to match. */
  private static BrowserState moved(BrowserState state, Overlay.Typing typing, int by) {
    return typing.into() == Focus.PREVIEW && !typing.line().isEmpty()
        ? CommandHandler.hit(state, by)
        : CursorMovement.move(state, by);
  }

  static Transition menu(BrowserState state, Overlay.Menu menu, Key key) {
    return switch (key.name()) {
      case "esc" ->
          menu.filter().isEmpty()
              ? Transition.to(state.withoutOverlay())
              : Transition.to(state.with(filtered(menu, EditableLine.EMPTY)));
      case "up", "ctrl-p" -> Transition.to(state.with(moved(menu, -1)));
      case "down", "ctrl-n" -> Transition.to(state.with(moved(menu, 1)));
      case "pgup" -> Transition.to(state.with(moved(menu, -10)));
      case "pgdn" -> Transition.to(state.with(moved(menu, 10)));
      case "enter" -> choose(state.withoutOverlay(), menu);
      default ->
          LineKeyHandler.edit(menu.filter(), key)
              .map(line -> Transition.to(state.with(filtered(menu, line))))
              .orElseGet(() -> Transition.to(state));
    };
  }

  static Overlay.Menu moved(Overlay.Menu menu, int by) {
    int index = Math.clamp(menu.index() + by, 0, Math.max(0, menu.shown().size() - 1));
    return new Overlay.Menu(menu.title(), menu.intro(), menu.items(), menu.filter(), index);
  }

  private static Overlay.Menu filtered(Overlay.Menu menu, EditableLine filter) {
    return new Overlay.Menu(menu.title(), menu.intro(), menu.items(), filter, 0);
  }

  private static Transition choose(BrowserState state, Overlay.Menu menu) {
    List<MenuItem> shown = menu.shown();
    if (menu.index() >= shown.size()) {
      return Transition.to(state);
    }
    return switch (shown.get(menu.index()).choice()) {
      case MenuItem.Choice.Run(var command) -> CommandHandler.run(state, command);
      case MenuItem.Choice.Copy(var what, var text) ->
          Transition.to(state).and(new BrowserEffect.Copy(what, text));
      case MenuItem.Choice.Ask(var action) -> ActionCommands.ask(state, action);
      case MenuItem.Choice.RunLine(var line) ->
          ActionCommands.perform(state, new Action.RunLine(line, ActionTargets.project(state)));
      case MenuItem.Choice.Reload _ -> BrowserUpdate.reload(state);
    };
  }

  /** Tab takes a completion, arrows choose one, Enter runs the line. */
  static Transition palette(BrowserState state, Overlay.Palette palette, Key key) {
    return switch (key.name()) {
      case "esc" -> Transition.to(state.withoutOverlay());
      case "up", "ctrl-p", "shift-tab" ->
          palette.index() < 0
              ? recalled(state, palette, 1)
              : Transition.to(state.with(moved(palette, -1)));
      case "down", "ctrl-n" ->
          palette.past() > 0
              ? recalled(state, palette, -1)
              : Transition.to(state.with(moved(palette, 1)));
      case "tab" -> taken(state, palette);
      case "enter" -> run(state, palette);
      default ->
          LineKeyHandler.edit(palette.line(), key)
              .map(line -> retyped(state, palette, line))
              .orElseGet(() -> Transition.to(state));
    };
  }

  private static Overlay.Palette moved(Overlay.Palette palette, int by) {
    int last = palette.suggestions().size() - 1;
    int index = Math.clamp(palette.index() + by, -1, Math.max(-1, last));
    return new Overlay.Palette(palette.line(), palette.suggestions(), index, palette.past());
  }

  private static Transition retyped(
      BrowserState state, Overlay.Palette palette, EditableLine line) {
    return Transition.to(state.with(new Overlay.Palette(line, palette.suggestions(), -1, 0)))
        .and(new BrowserEffect.Suggest(line.text()));
  }

  /** Takes an earlier or a later line of the history; the line after the newest is empty. */
  private static Transition recalled(BrowserState state, Overlay.Palette palette, int by) {
    List<String> history = state.recent().commands();
    int past = Math.clamp(palette.past() + by, 0, history.size());
    if (past == palette.past()) {
      return Transition.to(state);
    }
    EditableLine line =
        past == 0 ? EditableLine.EMPTY : EditableLine.of(history.get(history.size() - past));
    return Transition.to(state.with(new Overlay.Palette(line, List.of(), -1, past)))
        .and(new BrowserEffect.Suggest(line.text()));
  }

  private static Transition taken(BrowserState state, Overlay.Palette palette) {
    if (palette.suggestions().isEmpty()) {
      return Transition.to(state);
    }
    String line = palette.suggestions().get(Math.max(0, palette.index())).line();
    return retyped(state, palette, EditableLine.of(line + " "));
  }

  private static Transition run(BrowserState state, Overlay.Palette palette) {
    String chosen =
        palette.index() >= 0
            ? palette.suggestions().get(palette.index()).line()
            : palette.line().text();
    String line = chosen.strip().replaceFirst("^memories +", "");
    return switch (line) {
      case "" -> Transition.to(state.withoutOverlay());
      case "q", "quit", "exit" -> Transition.to(state).and(new BrowserEffect.Quit());
      default -> {
        BrowserState ran = state.with(state.recent().ran(line));
        yield ActionCommands.perform(ran, new Action.RunLine(line, ActionTargets.project(state)))
            .and(new BrowserEffect.Keep(ScreenPreferences.of(ran)));
      }
    };
  }

  static BrowserState suggested(BrowserState state, BrowserEvent.Suggested suggested) {
    return state.overlay() instanceof Overlay.Palette(var line, _, _, int past)
            && line.text().equals(suggested.line())
        ? state.with(new Overlay.Palette(line, suggested.suggestions(), -1, past))
        : state;
  }

  /** Waits for a plan, unless the user goes back. */
  static Transition planning(BrowserState state, Key key) {
    boolean back = List.of("esc", "q", "n", "backspace").contains(key.name());
    return Transition.to(
        back
            ? state.withoutOverlay().with(state.activity().saying("cancelled", Tone.PLAIN))
            : state);
  }

  /** A destructive action needs {@code y}; for the others Enter is yes, too. */
  static Transition question(BrowserState state, Overlay.Question question, Key key) {
    boolean yes =
        key.name().equals("y") || (key.name().equals("enter") && !question.plan().destructive());
    boolean no = List.of("n", "q", "esc", "backspace").contains(key.name());
    if (yes) {
      return ActionCommands.perform(state, question.action());
    }
    return Transition.to(
        no ? state.withoutOverlay().with(state.activity().saying("cancelled", Tone.PLAIN)) : state);
  }

  static Transition viewer(BrowserState state, Overlay.Viewer viewer, Key key) {
    int page = Math.max(1, state.screen().size().rows() - 8);
    if (viewer.typing()) {
      return Transition.to(state.with(typed(state, viewer, key)));
    }
    return switch (key.name()) {
      case "/" -> Transition.to(state.with(viewer.searching(EditableLine.EMPTY, true)));
      case "n" -> Transition.to(state.with(found(state, viewer, viewer.top() + 1, 1)));
      case "N" -> Transition.to(state.with(found(state, viewer, viewer.top() - 1, -1)));
      case "esc", "q", "enter", "backspace", "@" -> Transition.to(state.withoutOverlay());
      case "up", "k" -> Transition.to(state.with(scrolled(state, viewer, -1)));
      case "down", "j" -> Transition.to(state.with(scrolled(state, viewer, 1)));
      case "pgup", "ctrl-b", "ctrl-u" -> Transition.to(state.with(scrolled(state, viewer, -page)));
      case "pgdn", "ctrl-f", "ctrl-d", "space" ->
          Transition.to(state.with(scrolled(state, viewer, page)));
      case "home", "g" -> Transition.to(state.with(scrolled(state, viewer, -1_000_000_000)));
      case "end", "G" -> Transition.to(state.with(scrolled(state, viewer, 1_000_000_000)));
      case "p" ->
          Transition.to(state)
              .and(new BrowserEffect.ShowInPager(String.join("\n", viewer.lines())));
      default -> Transition.to(state);
    };
  }

  static Overlay.Viewer scrolled(BrowserState state, Overlay.Viewer viewer, int by) {
    int height = Math.max(1, state.screen().size().rows() - 6);
    int top = Scroll.clamp(viewer.top() + by, viewer.lines().size(), height);
    return viewer.at(top);
  }

  /** A search in the viewer shows the first match at once. */
  private static Overlay.Viewer typed(BrowserState state, Overlay.Viewer viewer, Key key) {
    return switch (key.name()) {
      case "enter" -> viewer.searching(viewer.search(), false);
      case "esc" -> viewer.searching(EditableLine.EMPTY, false);
      default ->
          LineKeyHandler.edit(viewer.search(), key)
              .map(line -> found(state, viewer.searching(line, true), 0, 1))
              .orElse(viewer);
    };
  }

  /** Puts the first match from a line on at the top; without a match, nothing moves. */
  private static Overlay.Viewer found(
      BrowserState state, Overlay.Viewer viewer, int from, int direction) {
    String wanted = viewer.search().text().toLowerCase(Locale.ROOT);
    for (int at = from;
        !wanted.isEmpty() && at >= 0 && at < viewer.lines().size();
        at += direction) {
      if (viewer.lines().get(at).toLowerCase(Locale.ROOT).contains(wanted)) {
        return scrolled(state, viewer, at - viewer.top());
      }
    }
    return viewer;
  }

  static Transition paste(BrowserState state, String text) {
    return switch (state.overlay()) {
      case Overlay.Typing typing ->
          Transition.to(retyped(state, typing, typing.line().insert(text)));
      case Overlay.Palette palette -> retyped(state, palette, palette.line().insert(text));
      case Overlay.Menu menu ->
          Transition.to(state.with(filtered(menu, menu.filter().insert(text))));
      case Overlay.Search(var pane) -> SearchKeyHandler.paste(state, pane, text);
      case Overlay.None _,
          Overlay.Prefix _,
          Overlay.Board _,
          Overlay.Planning _,
          Overlay.Question _,
          Overlay.Viewer _ ->
          Transition.to(state);
    };
  }
}
