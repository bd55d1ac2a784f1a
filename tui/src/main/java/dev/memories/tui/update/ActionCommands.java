package dev.memories.tui.update;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionPlan;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Subject;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.ProjectSection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The commands that start actions. Most actions are confirmed first. */
final class ActionCommands {
  private ActionCommands() {}

  static Transition extract(BrowserState state) {
    List<SessionId> sessions = ActionTargets.sessions(state);
    if (state.focus() == Focus.TREE || sessions.isEmpty()) {
      return askFor(
          state,
          new Action.ExtractCandidates(ActionTargets.projects(state)),
          "no session is known");
    }
    boolean candidates =
        state.list().section().map(ProjectSection::section).equals(Optional.of(Section.CANDIDATES));
    Action.Extract extract = new Action.Extract(sessions);
    return candidates ? perform(state, extract) : ask(state, extract);
  }

  static Transition consolidate(BrowserState state) {
    return askFor(
        state, new Action.Consolidate(ActionTargets.projects(state)), "no project is known");
  }

  /** Asks for the plan where there is a project to work on. */
  private static Transition askFor(BrowserState state, Action.Planned action, String otherwise) {
    return ActionTargets.projects(state).isEmpty()
        ? Transition.to(TroubleMenus.nothingToDo(state, action, otherwise + " yet"))
        : ask(state, action);
  }

  static Transition forget(BrowserState state) {
    List<SessionId> sessions = ActionTargets.sessions(state);
    return sessions.isEmpty() ? Transition.to(state) : ask(state, new Action.Forget(sessions));
  }

  static Transition restore(BrowserState state) {
    return state.list().cursor().selected().orElse(null)
            instanceof Subject.Version(var project, var name)
        ? ask(state, new Action.Restore(project, name))
        : Transition.to(state);
  }

  /** Accepts or rejects the changes of a proposal; nothing is asked, because it can be undone. */
  static Transition decide(BrowserState state, boolean accept) {
    List<Subject.Change> changes = ActionTargets.changes(state);
    if (changes.isEmpty()) {
      return Transition.to(state);
    }
    Subject.Change first = changes.getFirst();
    List<String> ids = changes.stream().map(Subject.Change::id).toList();
    return perform(state, new Action.Decide(first.project(), first.proposal(), ids, accept));
  }

  static Transition discard(BrowserState state) {
    return waiting(state)
        .map(project -> ask(state, new Action.Discard(project)))
        .orElseGet(() -> Transition.to(state));
  }

  /** The selected project, if a proposal waits for it. */
  static Optional<Project> waiting(BrowserState state) {
    return ActionTargets.project(state)
        .flatMap(state.tree()::row)
        .filter(row -> row.waiting() > 0)
        .map(ProjectRow::project);
  }

  static Transition refresh(BrowserState state) {
    return perform(state, new Action.Refresh());
  }

  static Transition undo(BrowserState state) {
    return state
        .activity()
        .undo()
        .map(undo -> perform(state, undo))
        .orElseGet(() -> Transition.to(state));
  }

  /** Asks for the plan of an action; the plan comes back as a question. */
  static Transition ask(BrowserState state, Action.Planned action) {
    return Transition.to(state.with(new Overlay.Planning(action)))
        .and(new BrowserEffect.MakePlan(action));
  }

  /**
   * Asks the question of a plan, unless the user no longer waits for it. A plan with nothing to do
   * says why.
   */
  static BrowserState planned(BrowserState state, Action.Planned action, ActionPlan plan) {
    if (!state.overlay().equals(new Overlay.Planning(action))) {
      return state;
    }
    return plan.isEmpty()
        ? TroubleMenus.nothingToDo(state.withoutOverlay(), action, plan.question())
        : state.with(new Overlay.Question(plan, action));
  }

  /** Starts an action, and clears the marks that it was given. */
  static Transition perform(BrowserState state, Action action) {
    int id = state.activity().started();
    BrowserState started =
        state
            .withoutOverlay()
            .with(state.tree().marked(Set.of()))
            .with(state.list().marked(Set.of()))
            .with(state.activity().starting(ActionMessages.title(action)));
    return Transition.to(started).and(new BrowserEffect.Perform(id, action));
  }
}
