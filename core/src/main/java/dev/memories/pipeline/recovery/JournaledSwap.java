package dev.memories.pipeline.recovery;

import dev.memories.failure.MemoriesException;
import dev.memories.session.Project;
import dev.memories.state.ConsolidationTable.Consolidation;
import dev.memories.state.StateDatabase;
import dev.memories.state.SwapJournal;
import dev.memories.state.lock.Lease;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.outputs.History;
import dev.memories.tree.outputs.Manifest;
import dev.memories.tree.outputs.Outputs;
import dev.memories.tree.outputs.OutputsSwap;
import dev.memories.tree.outputs.Staging;
import java.util.Objects;
import java.util.Optional;

/**
 * Puts new outputs in place. A crash at any point leaves the old outputs or the new ones, and the
 * database says which (docs/spec/product.md 3.8.6).
 *
 * <p>A first transaction checks that the lease is still held, and adds a journal row. A second one
 * renames the files, records the consolidation and removes the journal row. When the process ends
 * between them, whoever opens the tree next completes the swap. The write lock of the database
 * prevents two processes from completing it at the same time.
 */
public final class JournaledSwap {
  private final StateDatabase state;
  private final Disk disk;

  public JournaledSwap(StateDatabase state, Disk disk) {
    this.state = state;
    this.disk = disk;
  }

  /**
   * Copies the outputs in the root to the history, then replaces them by those of the staging copy.
   *
   * @param old the manifest of the outputs in the root
   * @return false when the lease was lost; then nothing has changed
   */
  public boolean swap(Lease lease, MemoryRoot root, Staging staging, Manifest old) {
    new OutputsSwap(root, staging, disk).requireWhole();
    // The version is kept under the old name. A run that has lost the lock would put the outputs of
    // the next one there.
    boolean begun =
        lease
            .whileHeld(
                () -> {
                  new History(root, disk).keep(old);
                  return state.swaps().begin(lease, staging.run(), old.version());
                })
            .orElse(false);
    if (!begun) {
      return false;
    }
    try {
      end(lease.project(), root);
      return true;
    } catch (MemoriesException e) {
      undo(lease.project(), root, old);
      throw e;
    }
  }

  /** Restores the tree after a failure; if that fails, too, the journal row stays. */
  private void undo(Project project, MemoryRoot root, Manifest old) {
    state.transaction(
        () -> {
          new History(root, disk).bringBack(old.version());
          state.swaps().end(project);
          return true;
        });
  }

  /** Completes or undoes the swap of a run that has ended; does nothing if there is none. */
  void recover(Project project, MemoryRoot root) {
    if (state.swaps().find(project).isPresent()) {
      end(project, root);
    }
  }

  private void end(Project project, MemoryRoot root) {
    Optional<Staging> done =
        state.transaction(
            () -> state.swaps().find(project).map(begun -> end(begun, project, root)));
    done.ifPresent(Staging::close);
  }

  private Staging end(SwapJournal.Swap begun, Project project, MemoryRoot root) {
    Staging staging = Staging.of(root, begun.staging(), disk);
    OutputsSwap swap = new OutputsSwap(root, staging, disk);
    Optional<Manifest> manifest = staging.manifest().filter(swap::canComplete);
    if (manifest.isPresent()) {
      swap.complete(manifest.get());
      state.consolidations().add(record(project, manifest.get()));
    } else {
      new History(root, disk).bringBack(begun.version());
    }
    state.swaps().end(project);
    return staging;
  }

  private static Consolidation record(Project project, Manifest manifest) {
    return new Consolidation(
        project,
        manifest.version(),
        Objects.requireNonNullElse(manifest.consolidator(), ""),
        Objects.requireNonNullElse(manifest.inputsSha256(), ""),
        manifest.traces(),
        manifest.madeAt(),
        manifest.outputs().files());
  }

  /** The manifest of a version that the database has recorded. */
  public static Manifest manifest(Consolidation made) {
    return new Manifest(
        made.version(),
        made.consolidatedAt(),
        made.consolidator(),
        made.inputsSha256(),
        made.traces(),
        new Outputs(made.files()));
  }
}
