package dev.memories.pipeline.recovery;

import dev.memories.failure.MemoriesException;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.program.ProcessIdentity;
import dev.memories.program.Program;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLock;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.state.lock.Lease;
import dev.memories.state.lock.LockAttempt;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.outputs.Staging;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Clears the remains of runs whose process has ended on this machine: claims, locks, staging copies
 * and programs that still run.
 */
public final class AbandonedRuns {
  private final StateDatabase state;
  private final Function<Project, MemoryRoot> roots;
  private final Disk disk;
  private final Consumer<PipelineEvent> listener;

  /**
   * @param roots gives the memory root of each project
   * @param listener receives a warning for each lock
   */
  public AbandonedRuns(
      StateDatabase state,
      Function<Project, MemoryRoot> roots,
      Disk disk,
      Consumer<PipelineEvent> listener) {
    this.state = state;
    this.roots = roots;
    this.disk = disk;
    this.listener = listener;
  }

  /**
   * Clears the remains in all projects. A project that cannot be cleared is a warning.
   *
   * @param owner the name under which to take their locks for a moment
   * @return the projects that other runs wanted to consolidate in that moment
   */
  public List<Project> clear(String owner) {
    state.attempts().removeEnded().forEach(Program::endLeftBy);
    return state.locks().list().stream()
        .filter(ConsolidationLock::isAbandoned)
        .map(ConsolidationLock::project)
        .filter(project -> isWantedAfterClearing(project, owner))
        .toList();
  }

  private boolean isWantedAfterClearing(Project project, String owner) {
    try {
      return switch (state.locks().tryHold(project, owner, ConsolidationLocks.LEASE)) {
        case LockAttempt.Held _ -> false; // Another run was faster, and clears it.
        case LockAttempt.Acquired(var lease) -> {
          try (lease) {
            clear(lease);
            yield !lease.releaseIf(() -> true);
          }
        }
      };
    } catch (MemoriesException e) {
      listener.accept(new PipelineEvent.Warned(String.valueOf(e.getMessage())));
      return false;
    }
  }

  /** Clears the remains of the run whose lock a lease has taken over, if it has. */
  public void clear(Lease lease) {
    if (lease.takenOver().isEmpty()) {
      return;
    }
    ConsolidationLock left = lease.takenOver().get();
    listener.accept(
        new PipelineEvent.Warned(
            "took over the lock of %s: process %d, which held it, has ended"
                .formatted(left.project(), left.heldBy().map(ProcessIdentity::pid).orElse(0L))));
    left.heldBy().ifPresent(Program::endLeftBy);
    MemoryRoot root = roots.apply(lease.project());
    TreeRepair.mend(lease.project(), root, state, disk);
    removeStaging(lease, root, disk);
  }

  /** Removes the staging copies of earlier runs, unless another run has the lock by now. */
  public static void removeStaging(Lease lease, MemoryRoot root, Disk disk) {
    lease.whileHeld(
        () -> {
          Staging.removeAll(root, disk);
          return true;
        });
  }
}
