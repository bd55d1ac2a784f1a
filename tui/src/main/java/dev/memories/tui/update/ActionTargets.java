package dev.memories.tui.update;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.tui.port.Subject;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.TreeNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rows that an action applies to: the marked rows, or else the selected row. */
final class ActionTargets {
  private ActionTargets() {}

  /** Marks or unmarks the selected row and moves to the next. */
  static BrowserState toggle(BrowserState state) {
    BrowserState marked =
        state.focus() == Focus.TREE
            ? state.with(state.tree().marked(toggled(state.tree().marks(), project(state))))
            : state.with(
                state
                    .list()
                    .marked(toggled(state.list().marks(), state.list().cursor().selected())));
    return CursorMovement.move(marked, 1);
  }

  static List<Project> projects(BrowserState state) {
    Set<Project> marks = state.tree().marks();
    return marks.isEmpty() ? project(state).stream().toList() : marks.stream().sorted().toList();
  }

  static List<SessionId> sessions(BrowserState state) {
    Set<Subject> marks = state.list().marks();
    return state.list().subjects().stream()
        .filter(
            subject ->
                marks.isEmpty()
                    ? state.list().cursor().selected().equals(Optional.of(subject))
                    : marks.contains(subject))
        .flatMap(subject -> session(subject).stream())
        .toList();
  }

  /** The changes of a proposal: those that are marked, or else the one on the screen. */
  static List<Subject.Change> changes(BrowserState state) {
    boolean here = state.subject().orElse(null) instanceof Subject.Change;
    Set<Subject> marks = state.list().marks();
    return state.list().subjects().stream()
        .filter(_ -> here)
        .filter(
            subject ->
                marks.isEmpty()
                    ? state.list().cursor().selected().equals(Optional.of(subject))
                    : marks.contains(subject))
        .flatMap(subject -> subject instanceof Subject.Change c ? Stream.of(c) : Stream.empty())
        .toList();
  }

  static Optional<Project> project(BrowserState state) {
    return state.tree().cursor().selected().map(TreeNode::project);
  }

  private static Optional<SessionId> session(Subject subject) {
    return switch (subject) {
      case Subject.SessionTrace(_, var id) -> Optional.of(id);
      case Subject.Candidate(_, var id) -> Optional.of(id);
      case Subject.Change _,
          Subject.Overview _,
          Subject.Summary _,
          Subject.Registry _,
          Subject.Skill _,
          Subject.Imported _,
          Subject.Version _,
          Subject.Passage _ ->
          Optional.empty();
    };
  }

  private static <T> Set<T> toggled(Set<T> marks, Optional<T> row) {
    Set<T> changed = new HashSet<>(marks);
    row.ifPresent(
        value -> {
          if (!changed.remove(value)) {
            changed.add(value);
          }
        });
    return changed;
  }
}
