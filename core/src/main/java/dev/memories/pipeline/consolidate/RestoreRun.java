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
 * Puts an earlier version of a project's outputs back, as a version of its own: so that it can be
 * undone by putting back the one before.
 */
public final class RestoreRun {
  /** What stands for the consolidator of a version that was put back. */
  public static final String CONSOLIDATOR = "restore";

  private final StateDatabase state;
  private final Function<Project, MemoryRoot> roots;
  private final ConsolidationContext tools;

  public RestoreRun(
      StateDatabase state, Function<Project, MemoryRoot> roots, ConsolidationContext tools) {
    this.state = state;
    this.roots = roots;
    this.tools = tools;
  }

  /**
   * Puts it back, word for word.
   *
   * @return {@code consolidated} with the name of what is in place now; {@code busy} when another
   *     run holds the project; {@code failed} with {@code not-found} for a version that is not kept
   */
  public ConsolidationReport restore(Project project, String version) {
    MemoryRoot root = roots.apply(project);
    try {
      return switch (state
          .locks()
          .tryAcquire(project, tools.owners().get(), ConsolidationLocks.LEASE)) {
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
    TreeRepair.mend(project, root, state, tools.disk());
    History history = new History(root, tools.disk());
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
    OutputVersions versions = new OutputVersions(state, project, root, tools.clock());
    Outputs found = Outputs.in(root);
    Manifest present = versions.present(found);
    try (Staging staging = Staging.create(root, lease.owner(), traces, tools.disk())) {
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
      if (!new JournaledSwap(state, tools.disk()).swap(lease, root, staging, present)) {
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
