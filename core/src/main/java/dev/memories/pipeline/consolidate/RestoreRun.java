package dev.memories.pipeline.consolidate;

import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import dev.memories.pipeline.consolidate.ConsolidationReport.Outcome;
import dev.memories.pipeline.recovery.JournaledSwap;
import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.state.lock.Lease;
import dev.memories.state.lock.LockAttempt;
import dev.memories.trace.Trace;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.outputs.History;
import dev.memories.tree.outputs.Manifest;
import dev.memories.tree.outputs.Outputs;
import dev.memories.tree.outputs.Staging;
import java.util.List;
import java.util.function.Function;

/**
 * Restores an earlier version of a project's outputs. The restored outputs become a new version, so
 * that the user can undo this by restoring the version before.
 */
public final class RestoreRun {
  /** The name of the consolidator of a restored version. */
  public static final String CONSOLIDATOR = "restore";

  private final StateDatabase state;
  private final Function<Project, MemoryRoot> roots;
  private final ConsolidationContext context;

  public RestoreRun(
      StateDatabase state, Function<Project, MemoryRoot> roots, ConsolidationContext context) {
    this.state = state;
    this.roots = roots;
    this.context = context;
  }

  /**
   * Restores a version word for word.
   *
   * @return {@code consolidated} with the name of the new version; {@code busy} when another run
   *     has locked the project; {@code failed} with {@code not-found} when the version is not kept
   */
  public ConsolidationReport restore(Project project, String version) {
    MemoryRoot root = roots.apply(project);
    try {
      return switch (state
          .locks()
          .tryHold(project, context.owners().get(), ConsolidationLocks.LEASE)) {
        case LockAttempt.Held(var lock) -> ConsolidationReport.busy(project, root.folder(), lock);
        case LockAttempt.Acquired(var lease) -> {
          try (lease) {
            yield restore(lease, root, version);
          }
        }
      };
    } catch (MemoriesException e) {
      return ConsolidationReport.of(project, root.folder(), Outcome.FAILED, 0)
          .saying(e.getMessage())
          .failing(e.kind());
    }
  }

  private ConsolidationReport restore(Lease lease, MemoryRoot root, String version) {
    Project project = lease.project();
    TreeRepair.mend(project, root, state, context.disk());
    History history = new History(root, context.disk());
    return history
        .find(version)
        .map(kept -> putBack(lease, root, history, kept))
        .orElseGet(
            () ->
                ConsolidationReport.of(project, root.folder(), Outcome.FAILED, 0)
                    .saying("there is no version " + version + " in the history of " + project)
                    .failing(FailureKind.NOT_FOUND));
  }

  private ConsolidationReport putBack(
      Lease lease, MemoryRoot root, History history, Manifest kept) {
    Project project = lease.project();
    List<Trace> traces = state.traces().newest(project, MemoryRoot.MAX_TRACES);
    OutputVersions versions = new OutputVersions(state, project, root, context.clock());
    Outputs found = Outputs.in(root);
    Manifest present = versions.present(found);
    try (Staging staging = Staging.create(root, lease.owner(), traces, context.disk())) {
      staging.fill(history.version(kept.version()));
      Manifest next =
          new Manifest(
              versions.next(present, found),
              versions.now(),
              CONSOLIDATOR,
              present.inputsSha256(),
              kept.traces(),
              Outputs.in(staging.memory()));
      staging.seal(next);
      if (!new JournaledSwap(state, context.disk()).swap(lease, root, staging, present)) {
        return ConsolidationReport.of(project, root.folder(), Outcome.LOST_LEASE, traces.size())
            .saying("another run took the lock; nothing was written")
            .failing(FailureKind.BUSY);
      }
      log(project, root, kept, next);
      return ConsolidationReport.of(
              project, root.folder(), Outcome.CONSOLIDATED, kept.traces().size())
          .wrote(next.outputs().under(root.folder()), next.version());
    }
  }

  private void log(Project project, MemoryRoot root, Manifest kept, Manifest next) {
    String detail = kept.version() + " put back as " + next.version();
    state
        .audit()
        .add(List.of(state.audit().entry(CONSOLIDATOR, null, project, root.folder(), detail)));
  }
}
