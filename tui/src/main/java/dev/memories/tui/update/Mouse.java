package dev.memories.tui.update;

import dev.memories.tui.state.Area;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.TreeNode;
import java.util.Optional;

/** Clicks and the wheel. */
final class Mouse {
  private Mouse() {}

  /** A click focuses the pane and selects the row; on the selected row it opens. */
  static Step click(BrowserState state, BrowserEvent.Clicked click) {
    if (!(state.overlay() instanceof Overlay.None)) {
      return Step.to(state.overlay() instanceof Overlay.Question ? state : state.withoutOverlay());
    }
    Optional<Focus> pane = state.frame().layout().at(click.column(), click.row());
    if (pane.isEmpty()) {
      return Step.to(state);
    }
    Area inner = state.frame().layout().pane(pane.get()).orElseThrow().inner();
    BrowserState focused = state.with(state.frame().with(pane.get()));
    if (!inner.contains(click.column(), click.row())) {
      return Step.to(focused);
    }
    int row = click.row() - inner.top();
    return switch (pane.get()) {
      case TREE -> clickTree(state, focused, row);
      case LIST -> {
        int at = state.list().cursor().top() + row;
        yield at >= state.list().shown().size()
            ? Step.to(focused)
            : Step.to(
                focused.with(
                    state.list().with(state.list().cursor().at(state.list().subjects(), at))));
      }
      case PREVIEW -> Step.to(focused.with(state.preview().at(state.preview().top() + row)));
    };
  }

  private static Step clickTree(BrowserState before, BrowserState focused, int row) {
    var rows = before.tree().rows();
    int at = before.tree().cursor().top() + row;
    if (at >= rows.size()) {
      return Step.to(focused);
    }
    BrowserState selected = focused.with(before.tree().with(before.tree().cursor().at(rows, at)));
    boolean again =
        before.focus() == Focus.TREE
            && before.tree().cursor().selected().equals(Optional.of(rows.get(at)));
    if (again && rows.get(at) instanceof TreeNode.OfProject(var project)) {
      return Step.to(
          selected.with(
              before.tree().expanded().contains(project)
                  ? selected.tree().folded(project)
                  : selected.tree().unfolded(project)));
    }
    return Step.to(selected);
  }

  /** The wheel scrolls the pane under it, wherever the focus is. */
  static Step wheel(BrowserState state, BrowserEvent.Wheeled wheel) {
    return switch (state.overlay()) {
      case Overlay.None _, Overlay.Prefix _, Overlay.Typing _ ->
          Step.to(
              state
                  .frame()
                  .layout()
                  .at(wheel.column(), wheel.row())
                  .map(pane -> Scrolling.wheel(state, pane, wheel.by()))
                  .orElse(state));
      case Overlay.Menu menu ->
          Step.to(state.with(OverlayKeys.moved(menu, wheel.by() > 0 ? 1 : -1)));
      case Overlay.Reading reading ->
          Step.to(state.with(OverlayKeys.scrolled(state, reading, wheel.by())));
      case Overlay.Palette _, Overlay.Question _ -> Step.to(state);
    };
  }
}
