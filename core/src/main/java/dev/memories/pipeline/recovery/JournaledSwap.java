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
 * Puts sealed outputs in place so that a crash at any point leaves the old ones or the new ones,
 * and the database says which (product.md 3, step 6).
 *
 * <p>First the journal row, in a transaction that looks whether the lease is still held; then, in a
 * second one, the renames, the record of the consolidation and the end of the journal row. The
 * database's write lock keeps a run that completes another's swap apart from that run, should it
 * still live; a row that outlives its process is completed by whoever opens the tree next.
 */
public final class JournaledSwap {
  private final StateDatabase state;
  private final Disk disk;

  public JournaledSwap(StateDatabase state, Disk disk) {
    this.state = state;
    this.disk = disk;
  }

  /**
   * Keeps the outputs that lie in the root, then puts those of the staging copy there.
   *
   * @param old what is known of the outputs in the root
   * @return false when the lease was lost: nothing has changed then
   */
  public boolean swap(Lease lease, MemoryRoot root, Staging staging, Manifest old) {
    new OutputsSwap(root, staging, disk).requireWhole();
    new History(root, disk).keep(old);
    if (!state.swaps().begin(lease, staging.run(), old.version())) {
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

  /** A failure leaves the tree as it was; where even that fails, the journal row stays. */
  private void undo(Project project, MemoryRoot root, Manifest old) {
    state.transaction(
        () -> {
          new History(root, disk).bringBack(old.version());
          state.swaps().end(project);
          return true;
        });
  }

  /** Completes or undoes what an ended run began; nothing began, nothing done. */
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

  /** What the database knows of a version, as its manifest. */
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
