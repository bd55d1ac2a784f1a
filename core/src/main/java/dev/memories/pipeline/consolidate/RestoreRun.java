package dev.memories.pipeline.consolidate;

import dev.memories.failure.FailureKind;
import dev.memories.pipeline.consolidate.ConsolidationReport.Outcome;
import dev.memories.pipeline.consolidate.OutputsReplacement.NewOutputs;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.Lease;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.outputs.History;
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
    OutputsReplacement replacement = new OutputsReplacement(state, root, context);
    return replacement.underLock(project, lease -> restore(lease, replacement, version));
  }

  private ConsolidationReport restore(Lease lease, OutputsReplacement replacement, String version) {
    Project project = lease.project();
    MemoryRoot root = replacement.root();
    History history = new History(root, context.disk());
    return history
        .find(version)
        .map(
            kept ->
                replacement.replace(
                    lease,
                    new NewOutputs(
                        CONSOLIDATOR,
                        kept.traces(),
                        null,
                        staging -> staging.fill(history.version(kept.version())),
                        next -> kept.version() + " put back as " + next.version())))
        .orElseGet(
            () ->
                ConsolidationReport.of(project, root.folder(), Outcome.FAILED, 0)
                    .saying("there is no version " + version + " in the history of " + project)
                    .failing(FailureKind.NOT_FOUND));
  }
}
