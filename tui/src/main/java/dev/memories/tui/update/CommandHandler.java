package dev.memories.tui.update;

import dev.memories.tui.page.Page;
import dev.memories.tui.page.PageLine;
import dev.memories.tui.port.Panels;
import dev.memories.tui.port.PreviewTab;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Tone;
import dev.memories.tui.state.ActivityState;
import dev.memories.tui.state.BrowserCommand;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.PreviewPane;
import dev.memories.tui.state.RowOrder;
import dev.memories.tui.text.EditableLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Carries out the commands. */
final class CommandHandler {
  /** Lines of the preview that J and K scroll. */
  private static final int SCROLLED = 3;

  /** Columns by which {@code <} and {@code >} resize a pane. */
  private static final int WIDENED = 4;

  private CommandHandler() {}

  static Transition run(BrowserState state, BrowserCommand command) {
    return switch (command) {
      case UP -> Transition.to(CursorMovement.move(state, -1));
      case DOWN -> Transition.to(CursorMovement.move(state, 1));
      case PAGE_UP -> Transition.to(CursorMovement.move(state, -CursorMovement.page(state)));
      case PAGE_DOWN -> Transition.to(CursorMovement.move(state, CursorMovement.page(state)));
      case HALF_UP -> Transition.to(CursorMovement.move(state, -CursorMovement.page(state) / 2));
      case HALF_DOWN -> Transition.to(CursorMovement.move(state, CursorMovement.page(state) / 2));
      case FIRST -> Transition.to(CursorMovement.move(state, -1_000_000_000));
      case LAST -> Transition.to(CursorMovement.move(state, 1_000_000_000));
      case OPEN -> Navigation.open(state);
      case LEFT -> Transition.to(Navigation.left(state));
      case RIGHT -> Transition.to(Navigation.right(state));
      case BACK -> Transition.to(Navigation.back(state));
      case DASHBOARD -> BoardKeyHandler.open(state, new Panels.Choice.Dashboard());
      case TIMELINE -> BoardKeyHandler.timeline(state);
      case NEXT_PANE -> focus(state, state.focus().next());
      case PREVIOUS_PANE -> focus(state, state.focus().previous());
      case GO_TREE -> focus(state, Focus.TREE);
      case GO_LIST -> focus(state, Focus.LIST);
      case GO_PREVIEW -> focus(state, Focus.PREVIEW);
      case NEXT_TAB -> Transition.to(tab(state, 1));
      case PREVIOUS_TAB -> Transition.to(tab(state, -1));
      case ZOOM -> Transition.to(state.with(state.screen().zoomed(!state.screen().zoomed())));
      case FILTER, FIND -> Transition.to(state.with(typing(state)));
      case SEARCH -> SearchKeyHandler.open(state);
      case NEXT_CLAIM -> Transition.to(Navigation.claim(state, 1));
      case PREVIOUS_CLAIM -> Transition.to(Navigation.claim(state, -1));
      case NEXT_HIT -> Transition.to(hit(state, 1));
      case PREVIOUS_HIT -> Transition.to(hit(state, -1));
      case MARK -> Transition.to(ActionTargets.toggle(state));
      case EXTRACT -> ActionCommands.extract(state);
      case CONSOLIDATE -> ActionCommands.consolidate(state);
      case FORGET -> ActionCommands.forget(state);
      case RESTORE -> ActionCommands.restore(state);
      case REFRESH -> ActionCommands.refresh(state);
      case UNDO -> ActionCommands.undo(state);
      case STOP -> stop(state);
      case REMEMBER -> BegunCommands.remember(state);
      case ACCEPT -> ActionCommands.decide(state, true);
      case DISCARD -> ActionCommands.discard(state);
      case REJECT ->
          ActionTargets.changes(state).isEmpty()
              ? BegunCommands.reject(state)
              : ActionCommands.decide(state, false);
      case REWORD -> BegunCommands.reword(state);
      case MOVED -> BegunCommands.moved(state);
      case LOCKS -> Transition.to(Menus.locks(state));
      case COPY -> Transition.to(state.with(Menus.copy(state)));
      case HELP -> Transition.to(state.with(Menus.help(state)));
      case LOG -> Transition.to(state.with(Menus.log(state)));
      case PALETTE ->
          Transition.to(state.with(new Overlay.Palette(EditableLine.EMPTY, List.of(), -1, 0)))
              .and(new BrowserEffect.Suggest(""));
      case EDIT -> edit(state);
      case PAGER -> pager(state);
      case THEME -> kept(themed(state));
      case SORT -> Transition.to(sorted(state));
      case SCROLL_UP -> Transition.to(CursorMovement.wheel(state, Focus.PREVIEW, -SCROLLED));
      case SCROLL_DOWN -> Transition.to(CursorMovement.wheel(state, Focus.PREVIEW, SCROLLED));
      case NARROWER -> kept(widened(state, -WIDENED));
      case WIDER -> kept(widened(state, WIDENED));
      case MOUSE -> mouse(state);
      case REDRAW -> Transition.to(state).and(new BrowserEffect.Redraw());
      case SUSPEND -> Transition.to(state).and(new BrowserEffect.Suspend());
      case QUIT -> quit(state);
    };
  }

  private static BrowserState themed(BrowserState state) {
    BrowserState themed = state.with(state.screen().nextTheme());
    String name = themed.screen().scheme().name().toLowerCase(Locale.ROOT);
    String why = themed.screen().themes().chosen().isPresent() ? "" : ", as it is without a choice";
    return themed.with(themed.activity().saying("theme: " + name + why, Tone.PLAIN));
  }

  private static Transition kept(BrowserState state) {
    return Transition.to(state).and(new BrowserEffect.Keep(ScreenPreferences.of(state)));
  }

  private static BrowserState widened(BrowserState state, int columns) {
    return state.with(state.screen().with(state.screen().widening().of(state.focus(), columns)));
  }

  private static BrowserState sorted(BrowserState state) {
    boolean inTree = state.focus() == Focus.TREE;
    RowOrder order = inTree ? state.tree().order().next() : state.list().order().next();
    BrowserState sorted =
        inTree ? state.with(state.tree().ordered(order)) : state.with(state.list().ordered(order));
    return sorted.with(state.activity().saying("sorted: " + order.words(), Tone.PLAIN));
  }

  private static Transition focus(BrowserState state, Focus focus) {
    return Transition.to(state.with(state.screen().with(focus)));
  }

  private static BrowserState tab(BrowserState state, int by) {
    List<PreviewTab> tabs = state.subject().map(Subject::tabs).orElse(List.of(PreviewTab.RENDERED));
    int now = Math.max(0, tabs.indexOf(state.preview().tab()));
    return state.with(state.preview().with(tabs.get(Math.floorMod(now + by, tabs.size()))));
  }

  private static Overlay typing(BrowserState state) {
    String before =
        switch (state.focus()) {
          case TREE -> state.tree().filter();
          case LIST -> state.list().filter();
          case PREVIEW -> state.preview().search();
        };
    return new Overlay.Typing(
        state.focus(), EditableLine.of(before), before, state.preview().line());
  }

  /**
   * Goes to the next or the previous match, and wraps around at the end.
   *
   * @param direction 0 to stay at a match where the cursor is
   */
  static BrowserState hit(BrowserState state, int direction) {
    PreviewPane preview = state.preview();
    List<Integer> hits = preview.hits();
    if (hits.isEmpty()) {
      String text =
          preview.search().isEmpty()
              ? "no search yet: / starts one"
              : "not found: " + preview.search();
      return state.with(state.activity().saying(text, Tone.WARN));
    }
    Optional<Integer> next =
        direction >= 0
            ? hits.stream().filter(hit -> hit >= preview.line() + direction).findFirst()
            : hits.reversed().stream().filter(hit -> hit < preview.line()).findFirst();
    int line = next.orElse(direction >= 0 ? hits.getFirst() : hits.getLast());
    String place = "%d of %d".formatted(hits.indexOf(line) + 1, hits.size());
    return state.with(preview.at(line)).with(state.activity().saying(place, Tone.PLAIN));
  }

  private static Transition stop(BrowserState state) {
    Transition transition =
        Transition.to(state.with(state.activity().saying("stopping …", Tone.PLAIN)));
    for (ActivityState.RunningAction action : state.activity().running()) {
      transition = transition.and(new BrowserEffect.Cancel(action.id()));
    }
    return transition;
  }

  private static Transition edit(BrowserState state) {
    int line = state.preview().currentLine().map(PageLine::source).orElse(0);
    Optional<Page> page = state.preview().current();
    int before = page.map(Page::linesBefore).orElse(0);
    return page.flatMap(Page::file)
        .map(
            file ->
                Transition.to(state).and(new BrowserEffect.Edit(file, Math.max(1, before + line))))
        .orElseGet(() -> Transition.to(state));
  }

  private static Transition pager(BrowserState state) {
    return state
        .preview()
        .current()
        .map(page -> Transition.to(state).and(new BrowserEffect.ShowInPager(page.text())))
        .orElseGet(() -> Transition.to(state));
  }

  private static Transition mouse(BrowserState state) {
    boolean capture = !state.screen().mouse();
    String text = capture ? "the browser has the mouse" : "the mouse selects text; m takes it back";
    return Transition.to(
            state
                .with(state.screen().mouse(capture))
                .with(state.activity().saying(text, Tone.PLAIN)))
        .and(new BrowserEffect.CaptureMouse(capture));
  }

  private static Transition quit(BrowserState state) {
    Transition transition = Transition.to(state);
    for (ActivityState.RunningAction action : state.activity().running()) {
      transition = transition.and(new BrowserEffect.Cancel(action.id()));
    }
    return transition.and(new BrowserEffect.Quit());
  }

  /** The document that is on the screen. */
  static Optional<Subject> subject(BrowserState state) {
    return state.subject().map(Subject::whole);
  }
}
