package dev.memories.pipeline.consolidate;

import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import dev.memories.pipeline.consolidate.ConsolidationReport.Outcome;
import dev.memories.pipeline.recovery.AbandonedRuns;
import dev.memories.pipeline.recovery.JournaledSwap;
import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.state.lock.Lease;
import dev.memories.state.lock.LockAttempt;
import dev.memories.trace.Trace;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.outputs.Manifest;
import dev.memories.tree.outputs.Outputs;
import dev.memories.tree.outputs.Staging;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Replaces a project's outputs by others that no consolidator made, as a new version. */
record OutputsReplacement(StateDatabase state, MemoryRoot root, ConsolidationContext context) {
  /**
   * The new outputs.
   *
   * @param madeBy the name of what made them, as it is in the history
   * @param traces the sessions behind them; null for those of the present outputs
   * @param inputsSha256 hash of the inputs that they settle; null for those of the present outputs
   * @param fill puts them into the staging copy
   * @param detail what was done, for the log, from the manifest of the new version
   */
  record NewOutputs(
      String madeBy,
      @Nullable List<SessionId> traces,
      @Nullable String inputsSha256,
      Consumer<Staging> fill,
      Function<Manifest, String> detail) {}

  /** Does something under the project's lock, on a repaired tree. */
  ConsolidationReport underLock(Project project, Function<Lease, ConsolidationReport> work) {
    try {
      return switch (state
          .locks()
          .tryHold(project, context.owners().get(), ConsolidationLocks.LEASE)) {
        case LockAttempt.Held(var lock) -> ConsolidationReport.busy(project, root.folder(), lock);
        case LockAttempt.Acquired(var lease) -> {
          try (lease) {
            TreeRepair.mend(project, root, state, context.disk());
            AbandonedRuns.removeStaging(lease, root, context.disk());
            yield work.apply(lease);
          }
        }
      };
    } catch (MemoriesException e) {
      return ConsolidationReport.of(project, root.folder(), Outcome.FAILED, 0)
          .saying(e.getMessage())
          .failing(e.kind());
    }
  }

  ConsolidationReport replace(Lease lease, NewOutputs outputs) {
    Project project = lease.project();
    List<Trace> traces = state.traces().newest(project, MemoryRoot.MAX_TRACES);
    OutputVersions versions = new OutputVersions(state, project, root, context.clock());
    Outputs found = Outputs.in(root);
    Manifest present = versions.present(found);
    List<SessionId> sources = outputs.traces() == null ? present.traces() : outputs.traces();
    try (Staging staging = Staging.create(root, lease.owner(), traces, context.disk())) {
      outputs.fill().accept(staging);
      Manifest next =
          new Manifest(
              versions.next(present, found),
              versions.now(),
              outputs.madeBy(),
              outputs.inputsSha256() == null ? present.inputsSha256() : outputs.inputsSha256(),
              sources,
              Outputs.in(staging.memory()));
      staging.seal(next);
      if (!new JournaledSwap(state, context.disk()).swap(lease, root, staging, present)) {
        return ConsolidationReport.of(project, root.folder(), Outcome.LOST_LEASE, traces.size())
            .saying("another run took the lock; nothing was written")
            .failing(FailureKind.BUSY);
      }
      state
          .audit()
          .add(
              List.of(
                  state
                      .audit()
                      .entry(
                          outputs.madeBy(),
                          null,
                          project,
                          root.folder(),
                          outputs.detail().apply(next))));
      return ConsolidationReport.of(project, root.folder(), Outcome.CONSOLIDATED, sources.size())
          .wrote(next.outputs().under(root.folder()), next.version());
    }
  }
}
