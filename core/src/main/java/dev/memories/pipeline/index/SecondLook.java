package dev.memories.pipeline.index;

import dev.memories.project.GoneWorktrees;
import dev.memories.project.LocatedProject;
import dev.memories.project.ProjectLocator;
import dev.memories.session.Placement;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.text.StoredPath;
import dev.memories.tree.MemoriesHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks once more at the projects of sessions, now that all sessions are known: what the first look
 * decided must not depend on the order in which they were read.
 */
final class SecondLook {
  private final StateDatabase state;
  private final MemoriesHome home;
  private final ProjectLocator locator;

  SecondLook(StateDatabase state, MemoriesHome home, ProjectLocator locator) {
    this.state = state;
    this.home = home;
    this.locator = locator;
  }

  /**
   * Places sessions anew.
   *
   * @param changed the sessions that were read
   * @param isNew whether a session was not in the index before
   */
  void at(Collection<SessionId> changed, Set<SessionId> isNew) {
    Map<SessionId, Session> sessions = state.sessions().find(changed);
    placeGone(sessions.values().stream().filter(one -> isNew.contains(one.id())).toList());
    // Where all of these have memory, the first look has seen what there is to see.
    if (sessions.values().stream().anyMatch(this::hasNoMemory)) {
      placeStrays();
    }
  }

  private boolean hasNoMemory(Session session) {
    return session.project().filter(project -> !home.hasMemory(project)).isPresent();
  }

  /** A folder that is gone may turn out to have been a linked worktree. */
  private void placeGone(List<Session> added) {
    List<Session> gone =
        added.stream()
            .filter(session -> session.place().why().kind() == Placement.Kind.GONE)
            .toList();
    if (gone.isEmpty()) {
      return;
    }
    Set<Project> toRemember = state.sessions().projectsToRemember();
    GoneWorktrees worktrees =
        new GoneWorktrees(
            locator.expectingMemoryOf(toRemember::contains), state.sessions().repositories());
    List<Session> placed = new ArrayList<>();
    for (Session session : gone) {
      String cwd = session.place().cwd();
      if (cwd != null) {
        worktrees
            .locate(cwd, session.origin().gitOriginUrl())
            .or(() -> sameInOtherCase(session))
            .map(found -> session.at(new Session.Place(cwd, found.project(), found.why())))
            .ifPresent(placed::add);
      }
    }
    state.sessions().save(placed);
  }

  /** The project with the same path in other case, where case does not count. */
  private Optional<LocatedProject> sameInOtherCase(Session session) {
    Project gone = session.place().project();
    if (gone == null || !locator.ignoresCase(gone.cwd())) {
      return Optional.empty();
    }
    return Stream.of(
            state.traces().projects().stream(),
            state.sessions().projectsByCwd().values().stream().sorted())
        .flatMap(projects -> projects.filter(known -> known.cwd().equalsIgnoreCase(gone.cwd())))
        .findFirst()
        .filter(known -> !known.equals(gone))
        .map(known -> new LocatedProject(known, new Placement(Placement.Kind.KNOWN, "")));
  }

  /**
   * A folder without memory may lie in a project that has memory by now, or will have it after this
   * run (docs/spec/product.md 3.14.8). Where nothing was made of a folder's sessions yet, they can
   * still change their place.
   */
  private void placeStrays() {
    Set<Project> toRemember = state.sessions().projectsToRemember();
    Set<Project> around = new HashSet<>(toRemember);
    around.addAll(state.traces().projects());
    List<Project> inside =
        state.sessions().projectsWithoutTrace().stream()
            .filter(project -> isInsideOneOf(around, project))
            .filter(project -> !home.hasMemory(project))
            .toList();
    if (inside.isEmpty()) {
      return;
    }
    ProjectLocator expecting = locator.expectingMemoryOf(toRemember::contains);
    state
        .sessions()
        .save(
            state.sessions().in(inside).stream()
                .flatMap(session -> joined(session, expecting).stream())
                .toList());
  }

  private static boolean isInsideOneOf(Set<Project> projects, Project project) {
    Path at = StoredPath.of(project.cwd()).getParent();
    while (at != null && !projects.contains(new Project(at.toString()))) {
      at = at.getParent();
    }
    return at != null;
  }

  /** The session in the project around its folder, if that is why it belongs there. */
  private static Optional<Session> joined(Session session, ProjectLocator expecting) {
    Session.Place place = session.place();
    Placement.Kind before = place.why().kind();
    if (place.cwd() == null
        || (before != Placement.Kind.FOLDER && before != Placement.Kind.WORKTREE)) {
      return Optional.empty();
    }
    return expecting
        .locateExisting(place.cwd())
        .filter(found -> !found.project().equals(place.project()))
        .filter(
            found ->
                found.why().kind() == Placement.Kind.SUBFOLDER
                    || found.why().kind() == Placement.Kind.WORKTREE)
        .map(found -> session.at(new Session.Place(place.cwd(), found.project(), found.why())));
  }
}
