package dev.memories.tui.update;

import dev.memories.session.SessionId;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Tone;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Shelf;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Starts what changes the memory; nearly all of it is asked about first. */
final class Actions {
  private Actions() {}

  static Step extract(BrowserState state) {
    if (state.focus() == Focus.TREE) {
      return ask(state, new Action.ExtractCandidates(Marks.projects(state)));
    }
    List<SessionId> sessions = Marks.sessions(state);
    if (sessions.isEmpty()) {
      return Step.to(state);
    }
    boolean candidates =
        state.list().shelf().map(Shelf::section).equals(Optional.of(Section.CANDIDATES));
    Action extract = new Action.Extract(sessions);
    return candidates ? perform(state, extract) : ask(state, extract);
  }

  static Step consolidate(BrowserState state) {
    return Marks.projects(state).isEmpty()
        ? Step.to(state)
        : ask(state, new Action.Consolidate(Marks.projects(state)));
  }

  static Step forget(BrowserState state) {
    List<SessionId> sessions = Marks.sessions(state);
    return sessions.isEmpty() ? Step.to(state) : ask(state, new Action.Forget(sessions));
  }

  static Step restore(BrowserState state) {
    return state.list().cursor().selected().orElse(null)
            instanceof Subject.Version(var project, var name)
        ? ask(state, new Action.Restore(project, name))
        : Step.to(state);
  }

  static Step refresh(BrowserState state) {
    return perform(state, new Action.Refresh());
  }

  static Step undo(BrowserState state) {
    return state
        .activity()
        .undo()
        .map(undo -> perform(state, undo))
        .orElseGet(() -> Step.to(state));
  }

  /** Has a plan made; it comes back as a question. */
  static Step ask(BrowserState state, Action action) {
    return Step.to(state.with(state.activity().saying("planning …", Tone.PLAIN)))
        .and(new BrowserEffect.MakePlan(action));
  }

  /** Carries it out; marks have done their duty. */
  static Step perform(BrowserState state, Action action) {
    int work = state.activity().started();
    BrowserState started =
        state
            .withoutOverlay()
            .with(state.tree().marked(Set.of()))
            .with(state.list().marked(Set.of()))
            .with(state.activity().starting(Wording.title(action)));
    return Step.to(started).and(new BrowserEffect.Perform(work, action));
  }
}
