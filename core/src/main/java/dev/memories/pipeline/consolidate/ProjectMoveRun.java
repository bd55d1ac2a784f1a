package dev.memories.pipeline.consolidate;

import dev.memories.failure.FailureKind;
import dev.memories.pipeline.consolidate.ProjectMoveSteps.Leases;
import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.program.Program;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.ProjectMoveTable.Kind;
import dev.memories.state.ProjectMoveTable.Move;
import dev.memories.state.ProjectMoveTable.Placed;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.state.lock.Lease;
import dev.memories.state.lock.LockAttempt;
import dev.memories.tree.MemoriesHome;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Moves the memory of a project to another project, merges the two, or splits one, as the user
 * says; and undoes it.
 *
 * <p>Both projects are locked. The first change is a row in the database; from then on the move is
 * carried out, by another process if this one ends. Each step can be repeated.
 */
public final class ProjectMoveRun {
  private final StateDatabase state;
  private final MemoriesHome home;
  private final ConsolidationContext context;

  public ProjectMoveRun(StateDatabase state, MemoriesHome home, ConsolidationContext context) {
    this.state = state;
    this.home = home;
    this.context = context;
  }

  /**
   * Moves the memory of a project to a project that has none.
   *
   * @throws ProjectMoveException when the source has no memory, the target has some, or another run
   *     works on one of them
   */
  public ProjectMoveReport move(Project source, Project target) {
    String attempted = "move the memory of " + source + " to " + target;
    requireTwo(attempted, source, target);
    if (home.hasMemory(target)) {
      throw new ProjectMoveException(
          FailureKind.USAGE,
          attempted,
          target + " has memory of its own",
          "memories projects merge puts the two together");
    }
    return carryOut(
        attempted, source, target, () -> state.moves().begin(Kind.MOVE, source, target));
  }

  /**
   * Merges the memory of a project into that of another.
   *
   * @throws ProjectMoveException when one has no memory, or another run works on one of them
   */
  public ProjectMoveReport merge(Project source, Project target) {
    String attempted = "merge the memory of " + source + " into " + target;
    requireTwo(attempted, source, target);
    if (!home.hasMemory(target)) {
      throw new ProjectMoveException(
          FailureKind.NOT_FOUND,
          attempted,
          target + " has no memory",
          "memories projects move moves it there");
    }
    return carryOut(
        attempted, source, target, () -> state.moves().begin(Kind.MERGE, source, target));
  }

  /**
   * Makes some sessions of a project a project of their own. Pins, rejections and accepted bullets
   * of the team hold in both; a project that was merged before gets back what it had.
   *
   * @param source has the sessions
   * @param target has no memory
   * @throws ProjectMoveException when these are no sessions, or all sessions, of the source, the
   *     target has memory, or another run works on one of them
   */
  public ProjectMoveReport split(Project source, Project target, Set<SessionId> sessions) {
    String attempted = "split " + target + " from " + source;
    requireTwo(attempted, source, target);
    if (home.hasMemory(target)) {
      throw new ProjectMoveException(
          FailureKind.USAGE,
          attempted,
          target + " has memory of its own",
          "memories projects merge puts it into " + source + " first");
    }
    Set<SessionId> others =
        state.moves().placed().stream()
            .filter(placed -> placed.project().equals(source))
            .map(Placed::id)
            .collect(Collectors.toCollection(HashSet::new));
    if (sessions.isEmpty() || !others.containsAll(sessions)) {
      throw new ProjectMoveException(
          FailureKind.NOT_FOUND, attempted, "not all of the sessions are of " + source, null);
    }
    others.removeAll(sessions);
    if (others.isEmpty()) {
      throw new ProjectMoveException(
          FailureKind.USAGE,
          attempted,
          "no session of " + source + " would be left",
          "memories projects move moves all of its memory");
    }
    return carryOut(
        attempted, source, target, () -> state.moves().beginSplit(source, target, sessions));
  }

  private void requireTwo(String attempted, Project source, Project target) {
    if (source.equals(target)) {
      throw new ProjectMoveException(
          FailureKind.USAGE, attempted, "both are the same project", null);
    }
    if (source.equals(Project.USER) || target.equals(Project.USER)) {
      throw new ProjectMoveException(
          FailureKind.USAGE, attempted, Project.USER + " is no project", null);
    }
    if (!home.hasMemory(source)) {
      throw new ProjectMoveException(
          FailureKind.NOT_FOUND,
          attempted,
          source + " has no memory",
          "memories projects lists those that have some");
    }
  }

  private ProjectMoveReport carryOut(
      String attempted, Project source, Project target, Supplier<Move> begin) {
    return underLocks(
        attempted,
        source,
        target,
        leases -> {
          home.root(source).requireFolders();
          home.root(target).requireFolders();
          Move move = begin.get();
          finish(move, leases);
          return new ProjectMoveReport(
              move.kind().word(), source, target, state.moves().sessions(move));
        });
  }

  /**
   * Undoes the newest move, merge or split that was not undone.
   *
   * @throws ProjectMoveException when there is none, or another run works on one of its projects
   */
  public ProjectMoveReport undo() {
    Move move =
        state
            .moves()
            .newest()
            .orElseThrow(
                () ->
                    new ProjectMoveException(
                        FailureKind.NOT_FOUND,
                        "undo a move",
                        "no project was moved, merged or split",
                        null));
    String attempted =
        "undo the %s of %s and %s".formatted(move.kind().word(), move.source(), move.target());
    return underLocks(
        attempted,
        move.source(),
        move.target(),
        leases -> {
          finish(state.moves().beginUndoing(move), leases);
          return new ProjectMoveReport(
              "undo", move.target(), move.source(), state.moves().sessions(move));
        });
  }

  /** Carries out what processes that have ended had begun. What a live one does is left to it. */
  public void completeBegun() {
    for (Move move : state.moves().unsettled()) {
      String owner = context.owners().get();
      if (hold(move.target(), owner) instanceof LockAttempt.Acquired(Lease target)) {
        try (target) {
          if (hold(move.source(), owner) instanceof LockAttempt.Acquired(Lease source)) {
            try (source) {
              mend(move);
              finish(move, new Leases(source, target));
            }
          }
        }
      }
    }
  }

  private LockAttempt hold(Project project, String owner) {
    return state.locks().tryHold(project, owner, ConsolidationLocks.LEASE);
  }

  private void finish(Move move, Leases leases) {
    new ProjectMoveSteps(state, home, context, move, leases).finish();
  }

  private ProjectMoveReport underLocks(
      String attempted, Project source, Project target, Function<Leases, ProjectMoveReport> work) {
    state.attempts().removeEnded().forEach(Program::endLeftBy);
    String owner = context.owners().get();
    try (Lease ofTarget = lease(attempted, target, owner);
        Lease ofSource = lease(attempted, source, owner)) {
      mend(source);
      mend(target);
      if (!ofSource.isHeld() || state.moves().isBeingExtracted(source, target)) {
        throw new ProjectMoveException(
            FailureKind.BUSY,
            attempted,
            "a run extracts sessions of them",
            "call it again when the run has ended");
      }
      return work.apply(new Leases(ofSource, ofTarget));
    }
  }

  private void mend(Move move) {
    mend(move.source());
    mend(move.target());
  }

  private void mend(Project project) {
    if (home.hasMemory(project)) {
      TreeRepair.mend(project, home.root(project), state, context.disk());
    }
  }

  private Lease lease(String attempted, Project project, String owner) {
    return hold(project, owner)
        .orThrow(
            lock ->
                new ProjectMoveException(
                    FailureKind.BUSY,
                    attempted,
                    lock.owner() + " holds the lock of " + project,
                    "memories lock list shows every lock"));
  }
}
