package dev.memories.tui.update;

import dev.memories.tui.state.Area;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.TreeNode;
import java.util.Optional;

/** Handles clicks and the wheel. */
final class MouseHandler {
  private MouseHandler() {}

  /**
   * A click gives a pane the focus and selects a row. A click on the selected project folds or
   * unfolds it.
   */
  static Transition click(BrowserState state, BrowserEvent.Clicked click) {
    if (state.screen().layout().footer().contains(click.column(), click.row())) {
      return KeyHints.at(state, click.column())
          .map(key -> KeyHandler.press(state, key))
          .orElseGet(() -> Transition.to(state));
    }
    if (state.overlay() instanceof Overlay.Search(var pane)) {
      return SearchKeyHandler.click(state, pane, click.column(), click.row());
    }
    if (state.overlay() instanceof Overlay.Board board) {
      return BoardKeyHandler.click(state, board, click.row());
    }
    if (!(state.overlay() instanceof Overlay.None)) {
      return Transition.to(
          state.overlay() instanceof Overlay.Question || state.overlay() instanceof Overlay.Planning
              ? state
              : state.withoutOverlay());
    }
    Optional<Focus> pane = state.screen().layout().at(click.column(), click.row());
    if (pane.isEmpty()) {
      return Transition.to(state);
    }
    Area inner = state.screen().layout().pane(pane.get()).orElseThrow().inner();
    BrowserState focused = state.with(state.screen().with(pane.get()));
    if (!inner.contains(click.column(), click.row())) {
      return Transition.to(pane.get() == Focus.PREVIEW ? withTab(focused, inner, click) : focused);
    }
    int row = click.row() - inner.top();
    return switch (pane.get()) {
      case TREE -> clickTree(state, focused, row);
      case LIST -> {
        int at = state.list().cursor().top() + row;
        yield at >= state.list().shown().size()
            ? Transition.to(focused)
            : Transition.to(
                focused.with(
                    state.list().with(state.list().cursor().at(state.list().subjects(), at))));
      }
      case PREVIEW -> Transition.to(focused.with(state.preview().at(state.preview().top() + row)));
    };
  }

  /** A click on a tab in the title, which begins two columns right of the text below, shows it. */
  private static BrowserState withTab(BrowserState state, Area inner, BrowserEvent.Clicked click) {
    return state.tabLabels().stream()
        .filter(label -> click.row() < inner.top())
        .filter(label -> label.contains(click.column() - inner.left() - 2))
        .findFirst()
        .map(label -> state.with(state.preview().with(label.tab())))
        .orElse(state);
  }

  private static Transition clickTree(BrowserState before, BrowserState focused, int row) {
    var rows = before.tree().rows();
    int at = before.tree().cursor().top() + row;
    if (at >= rows.size()) {
      return Transition.to(focused);
    }
    BrowserState selected = focused.with(before.tree().with(before.tree().cursor().at(rows, at)));
    boolean again =
        before.focus() == Focus.TREE
            && before.tree().cursor().selected().equals(Optional.of(rows.get(at)));
    if (again && rows.get(at) instanceof TreeNode.OfProject(var project)) {
      return Transition.to(
          selected.with(
              before.tree().expanded().contains(project)
                  ? selected.tree().folded(project)
                  : selected.tree().unfolded(project)));
    }
    return Transition.to(selected);
  }

  /** The wheel scrolls the pane under the pointer, whichever has the focus. */
  static Transition wheel(BrowserState state, BrowserEvent.Wheeled wheel) {
    return switch (state.overlay()) {
      case Overlay.None _, Overlay.Prefix _, Overlay.Typing _ ->
          Transition.to(
              state
                  .screen()
                  .layout()
                  .at(wheel.column(), wheel.row())
                  .map(pane -> CursorMovement.wheel(state, pane, wheel.by()))
                  .orElse(state));
      case Overlay.Menu menu ->
          Transition.to(state.with(OverlayKeyHandler.moved(menu, wheel.by() > 0 ? 1 : -1)));
      case Overlay.Viewer viewer ->
          Transition.to(state.with(OverlayKeyHandler.scrolled(state, viewer, wheel.by())));
      case Overlay.Board board -> BoardKeyHandler.moved(state, board, wheel.by() > 0 ? 1 : -1);
      case Overlay.Search(var pane) -> SearchKeyHandler.wheel(state, pane, wheel);
      case Overlay.Palette _, Overlay.Planning _, Overlay.Question _ -> Transition.to(state);
    };
  }
}
