package dev.memories.tui.update;

import dev.memories.tui.page.Page;
import dev.memories.tui.port.FoundLine;
import dev.memories.tui.port.Progress;
import dev.memories.tui.state.Area;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.PreviewPane;
import dev.memories.tui.state.Scroll;
import dev.memories.tui.state.SearchPane;
import java.util.List;
import java.util.Optional;

/** Handles keys, clicks and answers while the search is open. */
final class SearchKeyHandler {
  private static final int PAGE = 10;

  private SearchKeyHandler() {}

  /** Opens the search with the words of the last one, which may have other answers now. */
  static Transition open(BrowserState state) {
    SearchPane last = state.recent().search();
    Transition opened = Transition.to(state.with(new Overlay.Search(last)));
    return last.line().text().isBlank() ? opened : opened.and(searching(state, last));
  }

  static Transition press(BrowserState state, SearchPane pane, Key key) {
    return switch (key.name()) {
      case "esc" ->
          pane.evidence().isPresent()
              ? next(state, pane, pane.withoutEvidence())
              : Transition.to(closed(state, pane));
      case "up", "ctrl-p" -> next(state, pane, pane.at(pane.index() - 1));
      case "down", "ctrl-n" -> next(state, pane, pane.at(pane.index() + 1));
      case "pgup" -> page(state, pane, -PAGE);
      case "pgdn" -> page(state, pane, PAGE);
      case "tab" ->
          next(
              state,
              pane,
              pane.evidence().isPresent() ? pane.withoutEvidence() : pane.withEvidence());
      case "enter" -> chosen(state, pane);
      default ->
          LineKeyHandler.edit(pane.line(), key)
              .map(line -> next(state, pane, pane.typed(line)))
              .orElseGet(() -> Transition.to(state));
    };
  }

  static Transition paste(BrowserState state, SearchPane pane, String text) {
    return next(state, pane, pane.typed(pane.line().insert(text)));
  }

  /** Drops the answer if the search was closed. */
  static Transition answered(BrowserState state, BrowserEvent.Searched searched) {
    return state.overlay() instanceof Overlay.Search(var pane)
        ? next(state, pane, pane.answered(searched.answer()))
        : Transition.to(state);
  }

  static BrowserState progressed(BrowserState state, Progress progress) {
    return state.overlay() instanceof Overlay.Search(var pane) && pane.isWaiting()
        ? state.with(new Overlay.Search(pane.indexing(progress)))
        : state;
  }

  static BrowserState withEvidence(BrowserState state, FoundLine line, Page page) {
    boolean wanted =
        state.overlay() instanceof Overlay.Search(var pane)
            && pane.evidence().map(SearchPane.Evidence::of).equals(Optional.of(line));
    return wanted && state.overlay() instanceof Overlay.Search(var pane)
        ? state.with(
            new Overlay.Search(
                pane.with(Optional.of(new SearchPane.Evidence(line, Optional.of(page), 0)))))
        : state;
  }

  /** A click selects a line; a click on the selected one opens it. */
  static Transition click(BrowserState state, SearchPane pane, int column, int row) {
    Area inner = pane.areas(state.screen().layout()).lines().inner();
    int at = row - inner.top() + pane.top(inner.height());
    List<SearchPane.Row> rows = pane.rows();
    if (!inner.contains(column, row) || at >= rows.size()) {
      return Transition.to(state);
    }
    return switch (rows.get(at)) {
      case SearchPane.Row.Heading _ -> Transition.to(state);
      case SearchPane.Row.Line(int index, _) ->
          index == pane.index() ? chosen(state, pane) : next(state, pane, pane.at(index));
    };
  }

  /** The wheel scrolls the evidence, or else moves the selection. */
  static Transition wheel(BrowserState state, SearchPane pane, BrowserEvent.Wheeled wheel) {
    boolean below =
        pane.areas(state.screen().layout())
            .evidence()
            .filter(area -> area.contains(wheel.column(), wheel.row()))
            .isPresent();
    return below
        ? Transition.to(scrolled(state, pane, wheel.by()))
        : next(state, pane, pane.at(pane.index() + (wheel.by() > 0 ? 1 : -1)));
  }

  private static Transition page(BrowserState state, SearchPane pane, int by) {
    return pane.evidence().isPresent()
        ? Transition.to(scrolled(state, pane, by))
        : next(state, pane, pane.at(pane.index() + by));
  }

  private static BrowserState scrolled(BrowserState state, SearchPane pane, int by) {
    int height =
        pane.areas(state.screen().layout()).evidence().map(Area::inner).map(Area::height).orElse(1);
    return state.with(
        new Overlay.Search(
            pane.with(
                pane.evidence()
                    .map(
                        shown ->
                            new SearchPane.Evidence(
                                shown.of(),
                                shown.page(),
                                Scroll.clamp(
                                    shown.top() + by,
                                    shown.page().map(page -> page.lines().size()).orElse(0),
                                    height))))));
  }

  /** Opens the document of the selected line at its place. */
  private static Transition chosen(BrowserState state, SearchPane pane) {
    return pane.selected()
        .map(
            found ->
                DocumentOpening.open(
                    closed(state, pane),
                    found.subject(),
                    new PreviewPane.Target.Saying(found.text(), found.citations())))
        .orElseGet(() -> Transition.to(state));
  }

  private static BrowserState closed(BrowserState state, SearchPane pane) {
    return state.withoutOverlay().with(state.recent().searched(pane.withoutEvidence()));
  }

  /** Searches when the text has changed; loads evidence when another line wants it. */
  private static Transition next(BrowserState state, SearchPane before, SearchPane after) {
    Transition next = Transition.to(state.with(new Overlay.Search(after)));
    String text = after.line().text();
    if (!text.equals(before.line().text()) && !text.isBlank()) {
      next = next.and(searching(state, after));
    }
    Optional<FoundLine> shown = after.evidence().map(SearchPane.Evidence::of);
    if (shown.isPresent() && !shown.equals(before.evidence().map(SearchPane.Evidence::of))) {
      int width = Math.max(10, state.screen().size().columns() - 4);
      next = next.and(new BrowserEffect.LoadEvidence(shown.get(), width));
    }
    return next;
  }

  private static BrowserEffect searching(BrowserState state, SearchPane pane) {
    return new BrowserEffect.Search(pane.line().text(), ActionTargets.project(state));
  }
}
