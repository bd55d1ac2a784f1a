package dev.memories.tui.update;

import dev.memories.tui.page.Page;
import dev.memories.tui.page.PageLine;
import dev.memories.tui.port.Aspect;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Tone;
import dev.memories.tui.state.BrowserCommand;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.PreviewPane;
import dev.memories.tui.state.Work;
import dev.memories.tui.text.LineText;
import java.util.List;
import java.util.Optional;

/** What each command does. */
final class Commands {
  private Commands() {}

  static Step run(BrowserState state, BrowserCommand command) {
    return switch (command) {
      case UP -> Step.to(Scrolling.move(state, -1));
      case DOWN -> Step.to(Scrolling.move(state, 1));
      case PAGE_UP -> Step.to(Scrolling.move(state, -Scrolling.page(state)));
      case PAGE_DOWN -> Step.to(Scrolling.move(state, Scrolling.page(state)));
      case HALF_UP -> Step.to(Scrolling.move(state, -Scrolling.page(state) / 2));
      case HALF_DOWN -> Step.to(Scrolling.move(state, Scrolling.page(state) / 2));
      case FIRST -> Step.to(Scrolling.move(state, -1_000_000_000));
      case LAST -> Step.to(Scrolling.move(state, 1_000_000_000));
      case OPEN -> Navigation.open(state);
      case LEFT -> Step.to(Navigation.left(state));
      case RIGHT -> Step.to(Navigation.right(state));
      case BACK -> Step.to(Navigation.back(state));
      case NEXT_PANE -> focus(state, state.focus().next());
      case PREVIOUS_PANE -> focus(state, state.focus().previous());
      case GO_TREE -> focus(state, Focus.TREE);
      case GO_LIST -> focus(state, Focus.LIST);
      case GO_PREVIEW -> focus(state, Focus.PREVIEW);
      case NEXT_TAB -> Step.to(tab(state, 1));
      case PREVIOUS_TAB -> Step.to(tab(state, -1));
      case ZOOM -> Step.to(state.with(state.frame().zoomed(!state.frame().zoomed())));
      case FILTER, FIND -> Step.to(state.with(typing(state)));
      case NEXT_HIT -> Step.to(hit(state, 1));
      case PREVIOUS_HIT -> Step.to(hit(state, -1));
      case MARK -> Step.to(Marks.toggle(state));
      case EXTRACT -> Actions.extract(state);
      case CONSOLIDATE -> Actions.consolidate(state);
      case FORGET -> Actions.forget(state);
      case RESTORE -> Actions.restore(state);
      case REFRESH -> Actions.refresh(state);
      case UNDO -> Actions.undo(state);
      case STOP -> stop(state);
      case LOCKS -> Step.to(Menus.locks(state));
      case COPY -> Step.to(state.with(Menus.copy(state)));
      case HELP -> Step.to(state.with(Menus.help(state)));
      case LOG -> Step.to(state.with(Menus.log(state)));
      case PALETTE ->
          Step.to(state.with(new Overlay.Palette(LineText.EMPTY, List.of(), -1)))
              .and(new BrowserEffect.Suggest(""));
      case EDIT -> edit(state);
      case PAGER -> pager(state);
      case THEME -> Step.to(state.with(state.frame().with(state.frame().look().next())));
      case MOUSE -> mouse(state);
      case REDRAW -> Step.to(state).and(new BrowserEffect.Redraw());
      case SUSPEND -> Step.to(state).and(new BrowserEffect.Suspend());
      case QUIT -> quit(state);
    };
  }

  private static Step focus(BrowserState state, Focus focus) {
    return Step.to(state.with(state.frame().with(focus)));
  }

  private static BrowserState tab(BrowserState state, int by) {
    List<Aspect> tabs = state.subject().map(Subject::aspects).orElse(List.of(Aspect.RENDERED));
    int now = Math.max(0, tabs.indexOf(state.preview().aspect()));
    return state.with(state.preview().with(tabs.get(Math.floorMod(now + by, tabs.size()))));
  }

  private static Overlay typing(BrowserState state) {
    String before =
        switch (state.focus()) {
          case TREE -> state.tree().filter();
          case LIST -> state.list().filter();
          case PREVIEW -> state.preview().find().pattern();
        };
    return new Overlay.Typing(state.focus(), LineText.of(before), before);
  }

  /** To the next or previous place found, round the end. */
  static BrowserState hit(BrowserState state, int direction) {
    PreviewPane preview = state.preview();
    List<Integer> hits = preview.hits();
    if (hits.isEmpty()) {
      String text =
          preview.find().pattern().isEmpty()
              ? "nothing is looked for: / finds"
              : "not found: " + preview.find().pattern();
      return state.with(state.activity().saying(text, Tone.WARN));
    }
    Optional<Integer> next =
        direction > 0
            ? hits.stream().filter(hit -> hit > preview.line()).findFirst()
            : hits.reversed().stream().filter(hit -> hit < preview.line()).findFirst();
    int line = next.orElse(direction > 0 ? hits.getFirst() : hits.getLast());
    String place = "%d of %d".formatted(hits.indexOf(line) + 1, hits.size());
    return state.with(preview.at(line)).with(state.activity().saying(place, Tone.PLAIN));
  }

  private static Step stop(BrowserState state) {
    Step step = Step.to(state.with(state.activity().saying("stopping …", Tone.PLAIN)));
    for (Work work : state.activity().running()) {
      step = step.and(new BrowserEffect.Cancel(work.id()));
    }
    return step;
  }

  private static Step edit(BrowserState state) {
    int line = state.preview().currentLine().map(PageLine::source).orElse(0);
    Optional<Page> page = state.preview().current();
    int before = page.map(Page::linesBefore).orElse(0);
    return page.flatMap(Page::file)
        .map(file -> Step.to(state).and(new BrowserEffect.Edit(file, Math.max(1, before + line))))
        .orElseGet(() -> Step.to(state));
  }

  private static Step pager(BrowserState state) {
    return state
        .preview()
        .current()
        .map(page -> Step.to(state).and(new BrowserEffect.ShowInPager(page.text())))
        .orElseGet(() -> Step.to(state));
  }

  private static Step mouse(BrowserState state) {
    boolean capture = !state.frame().mouse();
    String text =
        capture
            ? "the mouse works here"
            : "the terminal selects text with the mouse; m takes it back";
    return Step.to(
            state
                .with(state.frame().mouse(capture))
                .with(state.activity().saying(text, Tone.PLAIN)))
        .and(new BrowserEffect.CaptureMouse(capture));
  }

  private static Step quit(BrowserState state) {
    Step step = Step.to(state);
    for (Work work : state.activity().running()) {
      step = step.and(new BrowserEffect.Cancel(work.id()));
    }
    return step.and(new BrowserEffect.Quit());
  }

  /** The subject on the screen, for those who act on it. */
  static Optional<Subject> subject(BrowserState state) {
    return state.subject().map(Subject::whole);
  }
}
