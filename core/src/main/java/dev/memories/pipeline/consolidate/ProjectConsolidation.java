package dev.memories.pipeline.consolidate;

import dev.memories.consolidate.Consolidator;
import dev.memories.consolidate.RegistryLosses;
import dev.memories.failure.FailureKind;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.consolidate.ConsolidationReport.Holder;
import dev.memories.pipeline.consolidate.ConsolidationReport.Outcome;
import dev.memories.pipeline.recovery.AbandonedRuns;
import dev.memories.pipeline.recovery.JournaledSwap;
import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.recall.BulletUsage;
import dev.memories.recall.GivenBullets;
import dev.memories.recall.RegistryBullets;
import dev.memories.recall.RejectedBullets;
import dev.memories.recall.UsageCounts;
import dev.memories.review.Review;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLock;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.state.lock.Lease;
import dev.memories.state.lock.LockAttempt;
import dev.memories.text.PlainFile;
import dev.memories.trace.Trace;
import dev.memories.trace.TraceDocument;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.MemorySummary;
import dev.memories.tree.TraceFolder;
import dev.memories.tree.TreeException;
import dev.memories.tree.outputs.HandKeptOutputs;
import dev.memories.tree.outputs.History;
import dev.memories.tree.outputs.Manifest;
import dev.memories.tree.outputs.Outputs;
import dev.memories.tree.outputs.Proposal;
import dev.memories.tree.outputs.Staging;
import dev.memories.tree.outputs.StagingCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The consolidation of one project, step by step (docs/spec/product.md 3.8). */
final class ProjectConsolidation {
  private static final String REVIEW = "memories review";

  private static final Duration RETRY_EVERY = Duration.ofMillis(500);

  /** Ends a run in whose project other runs save traces all the time; the next run goes on. */
  private static final int MAX_ROUNDS = 20;

  private final StateDatabase state;
  private final Project project;
  private final MemoryRoot root;
  private final Consolidator consolidator;
  private final ConsolidationContext context;
  private final ConsolidationOptions options;
  private final Cancellation cancellation;

  ProjectConsolidation(
      StateDatabase state,
      Project project,
      MemoryRoot root,
      Consolidator consolidator,
      ConsolidationContext context,
      ConsolidationOptions options,
      Cancellation cancellation) {
    this.state = state;
    this.project = project;
    this.root = root;
    this.consolidator = consolidator;
    this.context = context;
    this.options = options;
    this.cancellation = cancellation;
  }

  ConsolidationReport run(Consumer<PipelineEvent> listener) throws InterruptedException {
    if (options.dryRun()) {
      ConsolidationInput input = input();
      return report(
          isToDo(input, options.force()) ? Outcome.WOULD_CONSOLIDATE : Outcome.NOTHING_TO_DO,
          input.traces());
    }
    return switch (acquire(listener)) {
      case LockAttempt.Held(var lock) -> ConsolidationReport.busy(project, root.folder(), lock);
      case LockAttempt.Acquired(var lease) -> {
        try (lease) {
          new AbandonedRuns(state, _ -> root, context.disk(), listener).clear(lease);
          yield consolidateUntilComplete(lease);
        }
      }
    };
  }

  /**
   * Consolidates again when traces have changed meanwhile or another run has asked for it: that run
   * has met this lock and does not come back.
   */
  private ConsolidationReport consolidateUntilComplete(Lease lease) throws InterruptedException {
    ConsolidationReport report = consolidate(lease, options.force());
    for (int round = 1; round < MAX_ROUNDS && report.failure() == null; round++) {
      if (lease.releaseIf(() -> !isToDo(input(), false))) {
        return report;
      }
      ConsolidationReport next = consolidate(lease, false);
      report = next.outcome() == Outcome.NOTHING_TO_DO ? report : next;
    }
    return report;
  }

  /** Step 1: takes the lock, and waits for it as long as the user allows. */
  private LockAttempt acquire(Consumer<PipelineEvent> listener) throws InterruptedException {
    String owner = context.owners().get();
    long deadline = System.nanoTime() + options.patience().toNanos();
    boolean told = false;
    while (true) {
      long left = deadline - System.nanoTime();
      LockAttempt attempt =
          left > 0
              ? state.locks().tryHold(project, owner, ConsolidationLocks.LEASE)
              : state.locks().tryHoldOrRequest(project, owner, ConsolidationLocks.LEASE);
      if (!(attempt instanceof LockAttempt.Held(var lock)) || left <= 0) {
        return attempt;
      }
      if (!told) {
        listener.accept(
            new PipelineEvent.Warned("waiting for " + project + ", " + Holder.of(lock)));
        told = true;
      }
      if (cancellation.pause(Duration.ofNanos(Math.min(left, RETRY_EVERY.toNanos())))) {
        throw new InterruptedException();
      }
    }
  }

  private ConsolidationReport consolidate(Lease lease, boolean force) throws InterruptedException {
    TreeRepair.mend(project, root, state, context.disk());
    Optional<ConsolidationInput> prepared = lease.whileHeld(this::prepareTree);
    if (prepared.isEmpty()) {
      return lost(input());
    }
    ConsolidationInput input = prepared.get();
    if (!isToDo(input, force)) {
      return nothingToDo(input);
    }
    try {
      return replaceOutputs(lease, input);
    } catch (RuntimeException failure) {
      // A run that has taken the lock removes the staging copy of this one, and anything may fail.
      if (lease.isHeld()) {
        throw failure;
      }
      return lost(input);
    }
  }

  private ConsolidationReport replaceOutputs(Lease lease, ConsolidationInput input)
      throws InterruptedException {
    try (Staging staging = Staging.create(root, lease.owner(), input.traces(), context.disk())) {
      StagingCheck check =
          new StagingCheck(staging, consolidator.failureKind(), context.redactor());
      LeasedWork work = new LeasedWork(lease, context.renewEvery(), cancellation);
      return switch (work.run(() -> build(staging, input))) {
        case CANCELLED -> throw new InterruptedException();
        case LOST_LEASE -> lost(input);
        case DONE -> {
          check.verify();
          staging.detach();
          check.verifyOutputs();
          new HandKeptOutputs(root, context.disk()).carryInto(staging.memory());
          removeRejected(staging.memory());
          List<String> losses = losses(staging);
          boolean mustWait = options.review() || !losses.isEmpty();
          yield mustWait && Review.isNeeded(root, staging.memory())
              ? propose(lease, staging, input, losses)
              : putInPlace(lease, staging, input);
        }
      };
    }
  }

  /** Step 2, after the repair of the tree: prunes trace files, and writes the summary. */
  private ConsolidationInput prepareTree() {
    Staging.removeAll(root, context.disk());
    ConsolidationInput input = input();
    if (!input.traces().isEmpty() || !Outputs.in(root).isEmpty()) {
      root.create();
      Set<String> kept =
          input.traces().stream().map(trace -> trace.id().value()).collect(Collectors.toSet());
      new TraceFolder(root).prune(kept, this::hasRow);
      MemorySummary.of(input.traces()).write(root);
    }
    return input;
  }

  private boolean hasRow(String id) {
    return SessionId.parse(id).flatMap(state.traces()::findHead).isPresent();
  }

  private ConsolidationInput input() {
    return ConsolidationInput.of(state, project, consolidator);
  }

  private boolean isToDo(ConsolidationInput input, boolean force) {
    boolean nothingToSay = input.traces().isEmpty() && Outputs.in(root).isEmpty();
    return !nothingToSay
        && (force || !input.isThatOf(state.consolidations().latest(project), root));
  }

  /** Step 3: builds the new outputs in the staging copy. */
  private void build(Staging staging, ConsolidationInput input) throws InterruptedException {
    consolidator.consolidate(project, staging.memory().folder(), input.all());
  }

  /** The user's word counts more than any consolidator's. */
  private void removeRejected(MemoryRoot made) {
    try {
      String registry = PlainFile.text(made.registry());
      String kept = RejectedBullets.of(root).removedFrom(registry);
      if (!kept.equals(registry)) {
        context.disk().write(made.registry(), kept);
      }
    } catch (IOException e) {
      throw new TreeException("remove rejected bullets from " + made.registry(), e);
    }
  }

  private ConsolidationReport nothingToDo(ConsolidationInput input) {
    return report(Outcome.NOTHING_TO_DO, input.traces())
        .saying(Review.of(root).map(_ -> "a proposal waits for review: " + REVIEW).orElse(null));
  }

  /** Step 6 of a run with review: leaves the outputs beside the memory, which stays as it is. */
  private ConsolidationReport propose(
      Lease lease, Staging staging, ConsolidationInput input, List<String> losses) {
    Manifest made = seal(staging, input, versions().present(Outputs.in(root)));
    // The write lock of the database keeps other runs from taking over the project's lock
    // meanwhile.
    boolean isDone =
        state.transaction(
            () -> {
              boolean isHeld = lease.isHeld();
              if (isHeld) {
                new Proposal(root, context.disk()).replaceBy(staging);
              }
              return isHeld;
            });
    if (!isDone) {
      return lost(input);
    }
    String told = new RegistryLosses(losses).told();
    return report(Outcome.PROPOSED, input.traces())
        .wrote(made.outputs().under(root.proposal()), made.version())
        .saying("waits for review: " + REVIEW + (told.isEmpty() ? "" : "; " + told));
  }

  private OutputVersions versions() {
    return new OutputVersions(state, project, root, context.clock());
  }

  private Manifest seal(Staging staging, ConsolidationInput input, Manifest old) {
    OutputVersions versions = versions();
    Manifest next =
        new Manifest(
            versions.next(old, Outputs.in(root)),
            versions.now(),
            consolidator.name(),
            input.sha256(),
            input.traces().stream().map(Trace::id).toList(),
            Outputs.in(staging.memory()));
    staging.seal(next);
    return next;
  }

  /** Step 6: swaps the outputs and prunes the history. They replace a proposal that waits, too. */
  private ConsolidationReport putInPlace(Lease lease, Staging staging, ConsolidationInput input) {
    Outputs found = Outputs.in(root);
    Manifest old = versions().present(found);
    Manifest next = seal(staging, input, old);
    if (!new JournaledSwap(state, context.disk()).swap(lease, root, staging, old)) {
      return lost(input);
    }
    new Proposal(root, context.disk()).remove();
    countUses();
    new History(root, context.disk()).prune(options.historyKeep());
    return report(Outcome.CONSOLIDATED, input.traces())
        .wrote(next.outputs().under(root.folder()), next.version())
        .saying(handEdits(found, old));
  }

  /** Counts the uses of the new bullets by the sessions that were given them. */
  private void countUses() {
    GivenBullets given = new GivenBullets(MemoriesHome.of(root).given());
    UsageCounts.of(
            BulletUsage.of(
                RegistryBullets.of(read(root.registry())),
                given,
                session ->
                    SessionId.parse(session)
                        .flatMap(state.traces()::find)
                        .map(Trace::body)
                        .map(TraceDocument::parse)))
        .write(root);
  }

  /** What a registry that cannot be foretold leaves out of the one before it. */
  private List<String> losses(Staging staging) {
    return consolidator.version().isEmpty()
        ? RegistryLosses.between(read(root.registry()), read(staging.memory().registry())).lost()
        : List.of();
  }

  private static String read(Path file) {
    try {
      return Disk.exists(file) ? PlainFile.lenientText(file) : "";
    } catch (IOException e) {
      throw new TreeException("read " + file, e);
    }
  }

  private static @Nullable String handEdits(Outputs found, Manifest old) {
    if (found.isEmpty() || (old.consolidator() != null && found.equals(old.outputs()))) {
      return null;
    }
    String what =
        old.consolidator() == null
            ? "outputs that nobody recorded were"
            : "hand edits of " + String.join(", ", found.changedFrom(old.outputs())) + " were";
    return what + " kept in the history as " + old.version();
  }

  private ConsolidationReport lost(ConsolidationInput input) {
    Optional<ConsolidationLock> now = state.locks().find(project);
    return report(Outcome.LOST_LEASE, input.traces())
        .heldBy(now.map(Holder::of).orElse(null))
        .saying(
            now.map(lock -> "another run took the lock, " + Holder.of(lock))
                    .orElse("another run took the lock and has ended")
                + "; nothing was written")
        .failing(FailureKind.BUSY);
  }

  private ConsolidationReport report(Outcome outcome, List<Trace> traces) {
    return ConsolidationReport.of(project, root.folder(), outcome, traces.size());
  }
}
