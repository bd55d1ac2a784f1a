package dev.memories.pipeline.consolidate;

import dev.memories.failure.FailureKind;
import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.program.Program;
import dev.memories.session.Project;
import dev.memories.state.ProjectMoveTable.Kind;
import dev.memories.state.ProjectMoveTable.Move;
import dev.memories.state.ProjectMoveTable.Stage;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.state.lock.Lease;
import dev.memories.state.lock.LockAttempt;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.MemorySummary;
import dev.memories.tree.PrivateFiles;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Moves the memory of a project to another project, or merges the two, as the user says; and undoes
 * it.
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
    return carryOut(Kind.MOVE, attempted, source, target);
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
    return carryOut(Kind.MERGE, attempted, source, target);
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

  private ProjectMoveReport carryOut(Kind kind, String attempted, Project source, Project target) {
    return underLocks(
        attempted,
        source,
        target,
        lease -> {
          home.root(source).requireNoLinks();
          home.root(target).requireNoLinks();
          Move move = state.moves().begin(kind, source, target);
          finish(move, lease);
          return new ProjectMoveReport(kind.word(), source, target, state.moves().sessions(move));
        });
  }

  /**
   * Undoes the newest move or merge that was not undone.
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
                        "no project was moved or merged",
                        null));
    String attempted =
        "undo the %s of %s and %s".formatted(move.kind().word(), move.source(), move.target());
    return underLocks(
        attempted,
        move.source(),
        move.target(),
        lease -> {
          finish(state.moves().beginUndoing(move), lease);
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
              finish(move, target);
            }
          }
        }
      }
    }
  }

  private LockAttempt hold(Project project, String owner) {
    return state.locks().tryHold(project, owner, ConsolidationLocks.LEASE);
  }

  private ProjectMoveReport underLocks(
      String attempted, Project source, Project target, Function<Lease, ProjectMoveReport> work) {
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
      return work.apply(ofTarget);
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
    return switch (hold(project, owner)) {
      case LockAttempt.Acquired(var lease) -> lease;
      case LockAttempt.Held(var lock) ->
          throw new ProjectMoveException(
              FailureKind.BUSY,
              attempted,
              lock.owner() + " holds the lock of " + project,
              "memories lock list shows every lock");
    };
  }

  /** The steps of a move from where it is; each looks first whether it was done already. */
  private void finish(Move move, Lease ofTarget) {
    try {
      switch (move.stage()) {
        case BEGUN -> carryOut(move, ofTarget);
        case UNDOING -> takeBack(move, ofTarget);
        case DONE, UNDONE -> {}
      }
    } catch (IOException e) {
      throw new TreeException("move the memory of " + move.source(), e);
    }
  }

  private void carryOut(Move move, Lease ofTarget) throws IOException {
    Project source = move.source();
    Project target = move.target();
    switch (move.kind()) {
      case MOVE -> {
        if (home.hasMemory(source) && !home.hasMemory(target)) {
          replaceFolder(home.bucket(source), home.bucket(target));
        }
      }
      case MERGE -> {
        Path merged = home.merged(source, target);
        if (!Disk.exists(merged)) {
          replaceFolder(home.bucket(source), merged);
        }
        // Nothing keeps it up to date there, when sessions are forgotten.
        context.disk().delete(new MemoryRoot(merged.resolve("memory")).memorySummary());
        new MergedWishes(state, home, context).add(move, ofTarget);
      }
    }
    PrivateFiles.createFolders(home.bucket(source));
    context.disk().write(home.movedFile(source), MemoriesHome.movedText(target));
    settle(move, "moved here from " + source, state.moves()::finish);
  }

  private void takeBack(Move move, Lease ofTarget) throws IOException {
    Project source = move.source();
    Project target = move.target();
    switch (move.kind()) {
      case MOVE -> {
        if (home.hasMemory(target)) {
          replaceFolder(home.bucket(target), home.bucket(source));
        }
      }
      case MERGE -> {
        Path merged = home.merged(source, target);
        if (Disk.exists(merged)) {
          replaceFolder(merged, home.bucket(source));
        }
        new MergedWishes(state, home, context).remove(move, ofTarget);
      }
    }
    settle(
        move,
        "back at " + source,
        undone -> {
          state.moves().finishUndoing(undone);
          MemorySummary.of(state.traces().newest(source, MemoryRoot.MAX_TRACES))
              .write(home.root(source));
        });
  }

  /** Moves a folder to where there is none, or only what a move has left. */
  private void replaceFolder(Path from, Path to) throws IOException {
    if (Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
      context.disk().delete(to);
    }
    PrivateFiles.createFolders(Objects.requireNonNull(to.getParent()));
    context.disk().move(from, to);
  }

  private void settle(Move move, String detail, Consumer<Move> finish) {
    state.transaction(
        () -> {
          finish.accept(move);
          state
              .audit()
              .add(
                  List.of(
                      state
                          .audit()
                          .entry(
                              move.stage() == Stage.BEGUN ? move.kind().word() : "undo",
                              null,
                              move.target(),
                              null,
                              detail)));
          return move;
        });
  }
}
