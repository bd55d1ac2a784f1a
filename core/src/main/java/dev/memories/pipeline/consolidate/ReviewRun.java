package dev.memories.pipeline.consolidate;

import dev.memories.failure.FailureKind;
import dev.memories.pipeline.consolidate.ConsolidationReport.Outcome;
import dev.memories.pipeline.consolidate.OutputsReplacement.NewOutputs;
import dev.memories.recall.RejectedBullets;
import dev.memories.review.Review;
import dev.memories.review.ReviewDecision;
import dev.memories.review.ReviewedMemory;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.Lease;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.PrivateFiles;
import dev.memories.tree.TreeException;
import dev.memories.tree.outputs.HandKeptOutputs;
import dev.memories.tree.outputs.Manifest;
import dev.memories.tree.outputs.Proposal;
import dev.memories.tree.outputs.Staging;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Carries out what the user decides about a proposal, under the project's lock. The memory with the
 * decisions is a new version, so that the user can undo them by restoring the version before.
 *
 * <p>The proposal goes last. After a crash it still waits, without what is in the memory already.
 */
public final class ReviewRun {
  /** The name of what made the new version, for the history and the log. */
  public static final String ACTION = "review";

  private final StateDatabase state;
  private final Function<Project, MemoryRoot> roots;
  private final ConsolidationContext context;

  public ReviewRun(
      StateDatabase state, Function<Project, MemoryRoot> roots, ConsolidationContext context) {
    this.state = state;
    this.roots = roots;
    this.context = context;
  }

  /**
   * Carries out decisions.
   *
   * @param seen the manifest of the proposal that the user has looked at
   * @param decisions by the id of the change
   * @return {@code consolidated} with the name of the new version; {@code busy} when another run
   *     has locked the project or replaced the proposal
   */
  public ConsolidationReport decide(
      Project project, Manifest seen, Map<String, ReviewDecision> decisions) {
    return withProposal(
        project, seen, (work, review) -> work.decide(review, Map.copyOf(decisions)));
  }

  /**
   * Removes the proposal and leaves the memory as it is. The same traces are not proposed again,
   * unless the user forces it.
   */
  public ConsolidationReport discard(Project project, Manifest seen) {
    return withProposal(project, seen, Work::discard);
  }

  /** What to do with the proposal. */
  @FunctionalInterface
  private interface Use {
    ConsolidationReport of(Work work, Review review);
  }

  private ConsolidationReport withProposal(Project project, Manifest seen, Use use) {
    MemoryRoot root = roots.apply(project);
    OutputsReplacement replacement = new OutputsReplacement(state, root, context);
    return replacement.underLock(
        project,
        lease -> {
          Optional<Review> review = Review.of(root).filter(now -> now.made().equals(seen));
          return review.isPresent()
              ? use.of(new Work(lease, replacement), review.get())
              : ConsolidationReport.of(project, root.folder(), Outcome.FAILED, 0)
                  .saying("another run has replaced the proposal meanwhile")
                  .failing(FailureKind.BUSY);
        });
  }

  /** The work under the lock. */
  private record Work(Lease lease, OutputsReplacement replacement) {
    ConsolidationReport decide(Review review, Map<String, ReviewDecision> decisions) {
      MemoryRoot root = replacement.root();
      RejectedBullets before = RejectedBullets.of(root);
      ReviewedMemory next = ReviewedMemory.of(review, decisions, before, title());
      if (!next.rejected().equals(before)) {
        next.rejected().write(root);
      }
      Proposal proposal = new Proposal(root, disk());
      next.keptSkills().forEach(proposal::keepSkill);
      String detail =
          "decided %d changes of the proposal %s: %s"
              .formatted(
                  decisions.size(),
                  review.made().version(),
                  next.left() == 0 ? "none is left" : next.left() + " are left");
      return next.left() > 0
          ? replace(
              new NewOutputs(ACTION, null, null, staging -> fillPart(staging, next), _ -> detail))
          : settle(review, staging -> fillWhole(staging, next), detail);
    }

    ConsolidationReport discard(Review review) {
      return settle(review, this::fillPresent, "discarded the proposal " + review.made().version());
    }

    /** Puts the last of it in place, and removes the proposal. */
    private ConsolidationReport settle(Review review, Consumer<Staging> fill, String detail) {
      Manifest made = review.made();
      ConsolidationReport report =
          replace(new NewOutputs(ACTION, made.traces(), made.inputsSha256(), fill, _ -> detail));
      if (report.failure() == null) {
        new Proposal(replacement.root(), disk()).remove();
      }
      return report;
    }

    private ConsolidationReport replace(NewOutputs outputs) {
      return replacement.replace(lease, outputs);
    }

    private void fillPart(Staging staging, ReviewedMemory next) {
      staging.fill(replacement.root());
      MemoryRoot proposed = new Proposal(replacement.root(), disk()).outputs();
      try {
        for (String name : next.acceptedSkills()) {
          Path skill = staging.memory().skills().resolve(name);
          disk().delete(skill);
          if (Disk.exists(proposed.skills().resolve(name))) {
            PrivateFiles.createFolders(staging.memory().skills());
            disk().copy(proposed.skills().resolve(name), skill);
          }
        }
      } catch (IOException e) {
        throw new TreeException("copy skills of the proposal", e);
      }
      write(staging, next.registry());
    }

    private void fillWhole(Staging staging, ReviewedMemory next) {
      staging.fill(new Proposal(replacement.root(), disk()).outputs());
      new HandKeptOutputs(replacement.root(), disk()).carryInto(staging.memory());
      write(staging, next.registry());
    }

    /** A registry shows that the traces have been dealt with, even if it says nothing. */
    private void fillPresent(Staging staging) {
      staging.fill(replacement.root());
      if (!Disk.exists(staging.memory().registry())) {
        write(staging, "# " + title() + "\n\nNothing to keep yet.\n");
      }
    }

    private void write(Staging staging, String registry) {
      try {
        disk().write(staging.memory().registry(), registry);
      } catch (IOException e) {
        throw new TreeException("write " + staging.memory().registry(), e);
      }
    }

    /** The last name of the project's folder. */
    private String title() {
      String cwd = lease.project().cwd();
      return cwd.substring(cwd.lastIndexOf('/') + 1);
    }

    private Disk disk() {
      return replacement.context().disk();
    }
  }
}
