package dev.memories.tui.update;

import dev.memories.session.Project;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Tone;
import dev.memories.tui.state.BrowserCommand;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.ListPane;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.PageRequest;
import dev.memories.tui.state.PreviewPane;
import dev.memories.tui.state.ProjectSection;
import dev.memories.tui.state.TreeNode;
import dev.memories.tui.state.TreePane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The reducer: computes the next state and the effects of an event. Pure.
 *
 * <p>After every event it settles the panes: the list follows the cursor of the tree, the preview
 * follows that of the list, and selections are scrolled into view.
 */
public final class BrowserUpdate {
  private BrowserUpdate() {}

  /** The effects before the first event. */
  public static Transition start(BrowserState state) {
    return settle(state, Transition.to(state).and(new BrowserEffect.LoadProjects()));
  }

  public static Transition update(BrowserState state, BrowserEvent event) {
    return settle(state, react(state, event));
  }

  private static Transition react(BrowserState state, BrowserEvent event) {
    return switch (event) {
      case BrowserEvent.KeyPressed(var key) -> KeyHandler.press(state, key);
      case BrowserEvent.Pasted(var text) -> OverlayKeyHandler.paste(state, text);
      case BrowserEvent.Clicked click -> MouseHandler.click(state, click);
      case BrowserEvent.Wheeled wheel -> MouseHandler.wheel(state, wheel);
      case BrowserEvent.Resized(var size) -> Transition.to(state.with(state.screen().with(size)));
      case BrowserEvent.BackgroundSeen(int rgb) ->
          Transition.to(state.with(state.screen().onBackground(rgb)));
      case BrowserEvent.HungUp _ -> CommandHandler.run(state, BrowserCommand.QUIT);
      case BrowserEvent.Ticked(var now) -> Transition.to(state.with(state.activity().ticked(now)));
      case BrowserEvent.ProjectsLoaded(var projects) ->
          BoardKeyHandler.withProjects(state, withProjects(state, projects));
      case BrowserEvent.PanelsLoaded(var choice, var panels) ->
          Transition.to(BoardKeyHandler.loaded(state, choice, panels));
      case BrowserEvent.EntriesLoaded(var section, var rows) ->
          Transition.to(isListed(state, section) ? state.with(state.list().with(rows)) : state);
      case BrowserEvent.PageLoaded loaded -> Transition.to(withPage(state, loaded));
      case BrowserEvent.PlanMade(var action, var plan) ->
          Transition.to(ActionCommands.planned(state, action, plan));
      case BrowserEvent.EffectFailed(var effect, var trouble) ->
          Transition.to(TroubleMenus.failed(state, effect, trouble));
      case BrowserEvent.Suggested suggested ->
          Transition.to(OverlayKeyHandler.suggested(state, suggested));
      case BrowserEvent.Searched searched -> SearchKeyHandler.answered(state, searched);
      case BrowserEvent.SearchProgressed(var progress) ->
          Transition.to(SearchKeyHandler.progressed(state, progress));
      case BrowserEvent.EvidenceLoaded(var line, var page) ->
          Transition.to(SearchKeyHandler.withEvidence(state, line, page));
      case BrowserEvent.ActionProgressed(var id, var progress) ->
          Transition.to(state.with(state.activity().progressed(id, progress)));
      case BrowserEvent.ActionEnded(var id, var outcome) -> reload(ended(state, id, outcome));
      case BrowserEvent.MemoryChanged _ -> reload(state);
      case BrowserEvent.Notified(var text, var tone) ->
          Transition.to(state.with(state.activity().saying(text, tone).logging(text)));
    };
  }

  private static BrowserState withProjects(BrowserState state, List<ProjectRow> projects) {
    boolean first = state.tree().projects().isEmpty();
    TreePane tree = state.tree().with(projects);
    if (first) {
      tree = tree.cursor().selected().map(node -> node.project()).map(tree::unfolded).orElse(tree);
    }
    // Only the tree says that there is no memory, and what makes one.
    BrowserState loaded =
        projects.isEmpty()
            ? state.with(tree).with(state.screen().with(Focus.TREE))
            : state.with(tree);
    Optional<Project> wanted = state.tree().cursor().selected().map(TreeNode::project);
    boolean named = !(state.overlay() instanceof Overlay.Board);
    boolean unknown =
        named
            && first
            && wanted.isPresent()
            && !projects.isEmpty()
            && tree.row(wanted.get()).isEmpty();
    return unknown
        ? loaded.with(
            loaded.activity().saying("nothing is known of " + wanted.get() + " yet", Tone.PLAIN))
        : loaded;
  }

  private static boolean isListed(BrowserState state, ProjectSection section) {
    return state.list().section().equals(Optional.of(section));
  }

  private static BrowserState withPage(BrowserState state, BrowserEvent.PageLoaded loaded) {
    return state.preview().requested().equals(Optional.of(loaded.request()))
        ? state.with(state.preview().showing(loaded.request(), loaded.page()))
        : state;
  }

  private static BrowserState ended(BrowserState state, int id, ActionOutcome outcome) {
    Instant now = state.activity().now();
    String title = ActionMessages.titleOf(state.activity(), id);
    String message = ActionMessages.ended(title, outcome, now);
    BrowserState said =
        switch (outcome) {
          case ActionOutcome.Done done ->
              state.with(state.activity().ended(id, done.undo()).saying(message, Tone.GOOD));
          case ActionOutcome.Failed _ ->
              state.with(state.activity().ended(id, Optional.empty()).saying(message, Tone.BAD));
          case ActionOutcome.Busy _, ActionOutcome.Cancelled _ ->
              state.with(state.activity().ended(id, Optional.empty()).saying(message, Tone.WARN));
        };
    BrowserState logged = said.with(said.activity().logging(message));
    if (outcome instanceof ActionOutcome.Busy(var project, var lock)) {
      return TroubleMenus.locked(logged, new Project(project), lock);
    }
    List<String> output = ActionMessages.output(outcome);
    if (outcome instanceof ActionOutcome.Failed(_, _, var trouble) && trouble.isPresent()) {
      return TroubleMenus.shown(logged, trouble.get());
    }
    boolean free = logged.overlay() instanceof Overlay.None;
    return output.isEmpty() || !free
        ? logged
        : logged.with(Overlay.Viewer.wrapped(title, output, logged.screen().size()));
  }

  /** Loads everything on the screen again; the old content stays until the new arrives. */
  static Transition reload(BrowserState state) {
    Transition transition = Transition.to(state).and(new BrowserEffect.LoadProjects());
    if (state.overlay() instanceof Overlay.Board board) {
      transition = transition.and(new BrowserEffect.LoadPanels(board.choice()));
    }
    if (state.list().section().isPresent()) {
      transition = transition.and(new BrowserEffect.LoadEntries(state.list().section().get()));
    }
    if (state.preview().requested().isPresent()) {
      transition = transition.and(new BrowserEffect.LoadPage(state.preview().requested().get()));
    }
    return transition;
  }

  private static Transition settle(BrowserState before, Transition transition) {
    Transition settled = transition;
    Optional<ProjectSection> section = settled.state().wantedSection();
    if (!section.equals(settled.state().list().section())) {
      ListPane list = section.map(ListPane::waiting).orElse(ListPane.EMPTY);
      settled = settled.map(state -> state.with(list));
      if (section.isPresent()) {
        settled = settled.and(new BrowserEffect.LoadEntries(section.get()));
      }
    }
    settled = settled.map(state -> atPassage(before, state));
    Optional<PageRequest> page = settled.state().wantedPage();
    if (page.isPresent() && !page.equals(settled.state().preview().requested())) {
      PageRequest request = page.get();
      settled =
          settled
              .map(state -> state.with(state.preview().requesting(request)))
              .and(new BrowserEffect.LoadPage(request));
    }
    return settled.map(CursorMovement::inSight);
  }

  /**
   * Goes to a passage that was just selected: at once if its document is loaded, otherwise when it
   * is.
   */
  private static BrowserState atPassage(BrowserState before, BrowserState state) {
    Optional<Subject> subject = state.subject();
    if (subject.equals(before.subject())
        || !(subject.orElse(null) instanceof Subject.Passage(var whole, int line, _))) {
      return state;
    }
    boolean there =
        state
            .preview()
            .loaded()
            .filter(loaded -> loaded.request().subject().equals(whole))
            .isPresent();
    return state.with(
        there
            ? state.preview().atSource(line)
            : state.preview().goingTo(new PreviewPane.Target.SourceLine(line)));
  }
}
