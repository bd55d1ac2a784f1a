package dev.memories.tui.update;

import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Tone;
import dev.memories.tui.state.BrowserCommand;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.ListPane;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.PageRequest;
import dev.memories.tui.state.Shelf;
import dev.memories.tui.state.TreePane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The reducer: what the browser becomes, and does, when something happens. Pure.
 *
 * <p>After every event the panes are settled: the list follows the tree's cursor, the preview
 * follows the list's, and what is selected is in sight.
 */
public final class BrowserUpdate {
  private BrowserUpdate() {}

  /** What is done before the first event. */
  public static Step start(BrowserState state) {
    return settle(state, Step.to(state).and(new BrowserEffect.LoadProjects()));
  }

  public static Step update(BrowserState state, BrowserEvent event) {
    return settle(state, react(state, event));
  }

  private static Step react(BrowserState state, BrowserEvent event) {
    return switch (event) {
      case BrowserEvent.KeyPressed(var key) -> Keys.press(state, key);
      case BrowserEvent.Pasted(var text) -> OverlayKeys.paste(state, text);
      case BrowserEvent.Clicked click -> Mouse.click(state, click);
      case BrowserEvent.Wheeled wheel -> Mouse.wheel(state, wheel);
      case BrowserEvent.Resized(var size) -> Step.to(state.with(state.frame().with(size)));
      case BrowserEvent.HungUp _ -> Commands.run(state, BrowserCommand.QUIT);
      case BrowserEvent.Ticked(var now) -> Step.to(state.with(state.activity().ticked(now)));
      case BrowserEvent.ProjectsLoaded(var projects) -> Step.to(withProjects(state, projects));
      case BrowserEvent.EntriesLoaded(var shelf, var rows) ->
          Step.to(isListed(state, shelf) ? state.with(state.list().with(rows)) : state);
      case BrowserEvent.PageLoaded loaded -> Step.to(withPage(state, loaded));
      case BrowserEvent.PlanMade(var action, var plan) ->
          Step.to(state.with(state.activity().silent()).with(new Overlay.Question(plan, action)));
      case BrowserEvent.Suggested suggested -> Step.to(OverlayKeys.suggested(state, suggested));
      case BrowserEvent.Progressed(var work, var progress) ->
          Step.to(state.with(state.activity().progressed(work, progress)));
      case BrowserEvent.Ended(var work, var outcome) -> reload(ended(state, work, outcome));
      case BrowserEvent.MemoryChanged _ -> reload(state);
      case BrowserEvent.Told(var text, var tone) ->
          Step.to(state.with(state.activity().saying(text, tone).logging(text)));
    };
  }

  private static BrowserState withProjects(BrowserState state, List<ProjectRow> projects) {
    boolean first = state.tree().projects().isEmpty();
    TreePane tree = state.tree().with(projects);
    if (first) {
      tree = tree.cursor().selected().map(node -> node.project()).map(tree::unfolded).orElse(tree);
    }
    return state.with(tree);
  }

  private static boolean isListed(BrowserState state, Shelf shelf) {
    return state.list().shelf().equals(Optional.of(shelf));
  }

  private static BrowserState withPage(BrowserState state, BrowserEvent.PageLoaded loaded) {
    return state.preview().asked().equals(Optional.of(loaded.request()))
        ? state.with(state.preview().showing(loaded.request(), loaded.page()))
        : state;
  }

  private static BrowserState ended(BrowserState state, int work, ActionOutcome outcome) {
    Instant now = state.activity().now();
    String title = Wording.titleOf(state.activity(), work);
    String message = Wording.ended(title, outcome, now);
    BrowserState said =
        switch (outcome) {
          case ActionOutcome.Done done ->
              state.with(state.activity().ended(work, done.undo()).saying(message, Tone.GOOD));
          case ActionOutcome.Failed _ ->
              state.with(state.activity().ended(work, Optional.empty()).saying(message, Tone.BAD));
          case ActionOutcome.Busy _, ActionOutcome.Cancelled _ ->
              state.with(state.activity().ended(work, Optional.empty()).saying(message, Tone.WARN));
        };
    BrowserState logged = said.with(said.activity().logging(message));
    List<String> output = Wording.output(outcome);
    boolean free = logged.overlay() instanceof Overlay.None;
    return output.isEmpty() || !free ? logged : logged.with(new Overlay.Reading(title, output, 0));
  }

  /** Reads anew what is on the screen; it stays there until the new arrives. */
  static Step reload(BrowserState state) {
    Step step = Step.to(state).and(new BrowserEffect.LoadProjects());
    if (state.list().shelf().isPresent()) {
      step = step.and(new BrowserEffect.LoadEntries(state.list().shelf().get()));
    }
    if (state.preview().asked().isPresent()) {
      step = step.and(new BrowserEffect.LoadPage(state.preview().asked().get()));
    }
    return step;
  }

  private static Step settle(BrowserState before, Step step) {
    Step settled = step;
    Optional<Shelf> shelf = settled.state().wantedShelf();
    if (!shelf.equals(settled.state().list().shelf())) {
      ListPane list = shelf.map(ListPane::waiting).orElse(ListPane.EMPTY);
      settled = settled.map(state -> state.with(list));
      if (shelf.isPresent()) {
        settled = settled.and(new BrowserEffect.LoadEntries(shelf.get()));
      }
    }
    settled = settled.map(state -> atPassage(before, state));
    Optional<PageRequest> page = settled.state().wantedPage();
    if (page.isPresent() && !page.equals(settled.state().preview().asked())) {
      PageRequest request = page.get();
      settled =
          settled
              .map(state -> state.with(state.preview().asking(request)))
              .and(new BrowserEffect.LoadPage(request));
    }
    return settled.map(Scrolling::inSight);
  }

  /** A passage newly selected is gone to, now if its document is there, else when it comes. */
  private static BrowserState atPassage(BrowserState before, BrowserState state) {
    Optional<Subject> subject = state.subject();
    if (subject.equals(before.subject())
        || !(subject.orElse(null) instanceof Subject.Passage(var whole, int line, _))) {
      return state;
    }
    boolean there =
        state
            .preview()
            .shown()
            .filter(shown -> shown.request().subject().equals(whole))
            .isPresent();
    return state.with(there ? state.preview().atSource(line) : state.preview().goingTo(line, ""));
  }
}
