package dev.memories.pipeline.consolidate;

import dev.memories.failure.FailureKind;
import dev.memories.pipeline.consolidate.ConsolidationReport.Outcome;
import dev.memories.pipeline.consolidate.OutputsReplacement.NewOutputs;
import dev.memories.review.Review;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.Lease;
import dev.memories.text.PlainFile;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeException;
import dev.memories.tree.outputs.Manifest;
import dev.memories.tree.outputs.Outputs;
import dev.memories.tree.outputs.Proposal;
import dev.memories.tree.outputs.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Changes a project's registry as the user says. The changed outputs become a new version, so that
 * the user can undo this by restoring the version before.
 */
public final class RegistryEditRun {
  private final StateDatabase state;
  private final Function<Project, MemoryRoot> roots;
  private final ConsolidationContext context;

  public RegistryEditRun(
      StateDatabase state, Function<Project, MemoryRoot> roots, ConsolidationContext context) {
    this.state = state;
    this.roots = roots;
    this.context = context;
  }

  /**
   * Changes the registry under the project's lock.
   *
   * @param action the user's command, for the history and the log
   * @param detail what was done, for the log
   * @param change gives the new registry for the present one, which is empty when there is none
   * @return {@code consolidated} with the name of the new version; {@code busy} when another run
   *     has locked the project
   */
  public ConsolidationReport edit(
      Project project, String action, String detail, UnaryOperator<String> change) {
    MemoryRoot root = roots.apply(project);
    root.create();
    OutputsReplacement replacement = new OutputsReplacement(state, root, context);
    return replacement.underLock(
        project,
        lease ->
            replacement.replace(
                lease,
                new NewOutputs(
                    action, null, null, staging -> fill(staging, root, change), _ -> detail)));
  }

  /**
   * Proposes a change of the registry for review, under the project's lock. A proposal that waits
   * is changed, and goes when nothing of it is left.
   *
   * @param action the user's command, which the review names as the consolidator
   * @param change gives the new registry for the present or proposed one, which may be empty
   * @return {@code proposed} with the name of the proposal that waits now; {@code nothing-to-do}
   *     when none does; {@code busy} when another run has locked the project
   */
  public ConsolidationReport propose(Project project, String action, UnaryOperator<String> change) {
    MemoryRoot root = roots.apply(project);
    root.create();
    OutputsReplacement replacement = new OutputsReplacement(state, root, context);
    return replacement.underLock(project, lease -> propose(lease, root, action, change));
  }

  private ConsolidationReport propose(
      Lease lease, MemoryRoot root, String action, UnaryOperator<String> change) {
    Proposal proposal = new Proposal(root, context.disk());
    Optional<Manifest> waiting = proposal.manifest();
    OutputVersions versions = new OutputVersions(state, lease.project(), root, context.clock());
    Outputs found = Outputs.in(root);
    Manifest present = versions.present(found);
    MemoryRoot base = waiting.isPresent() ? proposal.outputs() : root;
    if (isUnchanged(base, change)) {
      return waiting
          .map(left -> proposed(lease, root, left))
          .orElse(ConsolidationReport.of(lease.project(), root.folder(), Outcome.NOTHING_TO_DO, 0));
    }
    try (Staging staging = Staging.create(root, lease.owner(), List.of(), context.disk())) {
      fill(staging, base, change);
      Manifest settles = waiting.orElse(present);
      Manifest made =
          new Manifest(
              versions.next(present, found),
              versions.now(),
              action,
              settles.inputsSha256(),
              settles.traces(),
              Outputs.in(staging.memory()));
      boolean isNeeded = Review.isNeeded(root, staging.memory());
      staging.seal(made);
      // The write lock of the database keeps other runs from taking over the lock meanwhile.
      boolean isDone =
          state.transaction(
              () -> {
                boolean isHeld = lease.isHeld();
                if (isHeld && isNeeded) {
                  proposal.replaceBy(staging);
                } else if (isHeld) {
                  proposal.remove();
                }
                return isHeld;
              });
      if (!isDone) {
        return ConsolidationReport.of(lease.project(), root.folder(), Outcome.LOST_LEASE, 0)
            .saying("another run took the lock; nothing was written")
            .failing(FailureKind.BUSY);
      }
      return isNeeded
          ? proposed(lease, root, made)
          : ConsolidationReport.of(lease.project(), root.folder(), Outcome.NOTHING_TO_DO, 0);
    }
  }

  private static ConsolidationReport proposed(Lease lease, MemoryRoot root, Manifest waits) {
    return ConsolidationReport.of(lease.project(), root.folder(), Outcome.PROPOSED, 0)
        .wrote(waits.outputs().under(root.proposal()), waits.version());
  }

  private static boolean isUnchanged(MemoryRoot base, UnaryOperator<String> change) {
    try {
      String registry = read(base);
      return change.apply(registry).equals(registry);
    } catch (IOException e) {
      throw new TreeException("read " + base.registry(), e);
    }
  }

  private void fill(Staging staging, MemoryRoot root, UnaryOperator<String> change) {
    try {
      staging.fill(root);
      context.disk().write(staging.memory().registry(), change.apply(read(root)));
    } catch (IOException e) {
      throw new TreeException("change " + root.registry(), e);
    }
  }

  private static String read(MemoryRoot root) throws IOException {
    return Files.isRegularFile(root.registry(), LinkOption.NOFOLLOW_LINKS)
        ? PlainFile.lenientText(root.registry())
        : "";
  }
}
