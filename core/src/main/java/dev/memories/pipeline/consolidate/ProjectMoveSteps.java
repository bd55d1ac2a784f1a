package dev.memories.pipeline.consolidate;

import dev.memories.failure.FailureKind;
import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.ProjectMoveTable.Move;
import dev.memories.state.ProjectMoveTable.Stage;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.Lease;
import dev.memories.text.IoReason;
import dev.memories.text.PlainFile;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.MemorySummary;
import dev.memories.tree.PrivateFiles;
import dev.memories.tree.TraceFolder;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The steps of a move from where it is; each looks first whether it was done already. */
record ProjectMoveSteps(
    StateDatabase state,
    MemoriesHome home,
    ConsolidationContext context,
    Move move,
    Leases leases) {

  /** The locks of both projects. */
  record Leases(Lease ofSource, Lease ofTarget) {}

  void finish() {
    try {
      switch (move.stage()) {
        case BEGUN -> carryOut();
        case UNDOING -> takeBack();
        case DONE, UNDONE -> {}
      }
    } catch (IOException e) {
      throw new TreeException(
          FailureKind.TREE,
          "%s the memory of %s, as was begun".formatted(move.kind().word(), move.source()),
          IoReason.of(e),
          "check the permissions of the memories home and the space on its disk; the next command"
              + " goes on with it");
    }
  }

  private void carryOut() throws IOException {
    Project source = move.source();
    Project target = move.target();
    switch (move.kind()) {
      case MOVE -> {
        if (home.hasMemory(source) && !home.hasMemory(target)) {
          replaceFolder(home.bucket(source), home.bucket(target));
        }
        leaveBehind(source, home.bucket(target), target);
        settle("moved here from " + source);
      }
      case MERGE -> {
        putInto(source, target, leases.ofTarget());
        leaveBehind(source, home.merged(source, target), target);
        settle("moved here from " + source, target);
      }
      case SPLIT -> {
        Path merged = home.merged(target, source);
        if (Disk.exists(merged)) {
          replaceFolder(merged, home.bucket(target));
        }
        if (wishes().wasMerged(target)) {
          wishes().remove(target, source, leases.ofSource());
        } else {
          wishes().copy(source, target, leases.ofTarget());
        }
        context.disk().write(home.splitFile(target), MemoriesHome.splitText(target, source));
        context.disk().delete(home.movedFile(target));
        settle("split from " + source, source, target);
        tidy(source);
        tidy(target);
      }
    }
  }

  private void takeBack() throws IOException {
    Project source = move.source();
    Project target = move.target();
    String detail = "back at " + source;
    switch (move.kind()) {
      case MOVE -> {
        if (home.hasMemory(target)) {
          replaceFolder(home.bucket(target), home.bucket(source));
        }
        settle(detail, source);
      }
      case MERGE -> {
        Path merged = home.merged(source, target);
        if (Disk.exists(merged)) {
          replaceFolder(merged, home.bucket(source));
        }
        wishes().remove(source, target, leases.ofTarget());
        settle(detail, source, target);
      }
      case SPLIT -> {
        putInto(target, source, leases.ofSource());
        if (!state.moves().wasSplit(target, move)) {
          context.disk().delete(home.merged(target, source).resolve(MemoriesHome.SPLIT));
          context.disk().delete(home.splitFile(target));
        }
        Optional<Move> earlier = state.moves().lastFrom(target, move);
        if (earlier.isPresent()) {
          leaveBehind(target, home.merged(target, source), earlier.get().target());
        }
        settle(detail, source);
        tidy(source);
      }
    }
  }

  /** Puts the folder of a project into that of another, which also gets the user's wishes. */
  private void putInto(Project merged, Project other, Lease ofOther) throws IOException {
    Path folder = home.merged(merged, other);
    if (home.hasMemory(merged)) {
      wishes().forgetBefore(merged);
      replaceFolder(home.bucket(merged), folder);
    }
    // Nothing keeps it up to date there, when sessions are forgotten.
    context.disk().delete(new MemoryRoot(folder.resolve("memory")).memorySummary());
    wishes().add(merged, other, ofOther);
  }

  /** Leaves files that say where the memory of a folder is now. */
  private void leaveBehind(Project gone, Path folder, Project now) throws IOException {
    PrivateFiles.createFolders(home.bucket(gone));
    Path split = folder.resolve(MemoriesHome.SPLIT);
    if (Disk.exists(split)) {
      context.disk().write(home.splitFile(gone), PlainFile.lenientText(split));
    }
    context.disk().write(home.movedFile(gone), MemoriesHome.movedText(now));
  }

  private MergedWishes wishes() {
    return new MergedWishes(state, home, context, move.kind());
  }

  /** Moves a folder to where there is none, or only what a move has left. */
  private void replaceFolder(Path from, Path to) throws IOException {
    if (Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
      context.disk().delete(to);
    }
    PrivateFiles.createFolders(Objects.requireNonNull(to.getParent()));
    context.disk().move(from, to);
  }

  /** Gives the rows to their project, and writes the summaries of projects with other rows. */
  private void settle(String detail, Project... summarised) {
    boolean forward = move.stage() == Stage.BEGUN;
    state.transaction(
        () -> {
          if (forward) {
            state.moves().finish(move);
          } else {
            state.moves().finishUndoing(move);
          }
          new MovedSeenFiles(state, home, move).follow();
          for (Project project : summarised) {
            MemorySummary.of(state.traces().newest(project, MemoryRoot.MAX_TRACES))
                .write(home.root(project));
          }
          state
              .audit()
              .add(
                  List.of(
                      state
                          .audit()
                          .entry(
                              forward ? move.kind().word() : "undo",
                              null,
                              move.target(),
                              null,
                              detail)));
          return move;
        });
  }

  /** Removes the trace files of sessions that are in another project now. */
  private void tidy(Project project) {
    MemoryRoot root = home.root(project);
    TreeRepair.mend(project, root, state, context.disk());
    new TraceFolder(root)
        .prune(
            Set.of(),
            name ->
                SessionId.parse(name)
                    .flatMap(id -> state.traces().findHead(id))
                    .filter(head -> !head.project().equals(project))
                    .isPresent());
  }
}
