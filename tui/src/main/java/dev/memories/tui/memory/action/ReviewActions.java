package dev.memories.tui.memory.action;

import static dev.memories.tui.memory.action.ActionPlanner.count;

import dev.memories.failure.FailureKind;
import dev.memories.pipeline.consolidate.ConsolidationContext;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.ReviewRun;
import dev.memories.recall.RejectedBullets;
import dev.memories.review.Review;
import dev.memories.review.ReviewDecision;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.outputs.History;
import dev.memories.tui.memory.CoreParts;
import dev.memories.tui.memory.ProposedChanges;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries out what the user decides about a proposal. */
final class ReviewActions {
  private final StateDatabase state;
  private final CoreParts parts;

  ReviewActions(StateDatabase state, CoreParts parts) {
    this.state = state;
    this.parts = parts;
  }

  /** Decides the changes that still wait; others have been decided by somebody else. */
  ActionOutcome decide(Action.Decide action) {
    MemoryRoot root = parts.home().root(action.project());
    Optional<Review> seen =
        Review.of(root).filter(review -> review.made().version().equals(action.proposal()));
    if (seen.isEmpty()) {
      return new ActionOutcome.Failed("this proposal no longer waits: another run has replaced it");
    }
    Set<String> wanted = new HashSet<>(action.changes());
    Map<String, ReviewDecision> decisions = new HashMap<>();
    seen.get().changes().stream()
        .filter(change -> wanted.contains(change.id()))
        .forEach(
            change ->
                decisions.put(
                    change.id(),
                    action.accept() ? new ReviewDecision.Accept() : new ReviewDecision.Reject()));
    if (decisions.isEmpty()) {
      return new ActionOutcome.Failed("this change no longer waits");
    }
    List<String> rejected = RejectedBullets.of(root).statements();
    ConsolidationReport report = run().decide(action.project(), seen.get().made(), decisions);
    String verb = action.accept() ? "accepted " : "rejected ";
    return outcome(report, root, verb + count(decisions.size(), "change"), rejected);
  }

  ActionOutcome discard(Project project) {
    MemoryRoot root = parts.home().root(project);
    return Review.of(root)
        .map(review -> run().discard(project, review.made()))
        .map(
            report ->
                outcome(
                    report,
                    root,
                    "discarded the proposal for " + project,
                    RejectedBullets.of(root).statements()))
        .orElseGet(() -> new ActionOutcome.Failed("no proposal waits for " + project));
  }

  /** Lets bullets come again that were rejected. */
  void allow(Project project, List<String> rejected) {
    MemoryRoot root = parts.home().root(project);
    RejectedBullets left = RejectedBullets.of(root);
    for (String statement : rejected) {
      left = left.without(statement);
    }
    if (!rejected.isEmpty()) {
      left.write(root);
    }
  }

  /**
   * What to say of it, and how to undo it: the version that was replaced is the newest of the
   * history.
   *
   * @param before what was rejected before
   */
  private static ActionOutcome outcome(
      ConsolidationReport report, MemoryRoot root, String done, List<String> before) {
    if (report.failure() == FailureKind.BUSY && report.holder() == null) {
      return new ActionOutcome.Failed(String.valueOf(report.message()));
    }
    if (report.failure() != null) {
      return ConsolidationMessages.outcome(List.of(report));
    }
    int left = new ProposedChanges(root).count();
    List<String> rejected = new ArrayList<>(RejectedBullets.of(root).statements());
    rejected.removeAll(before);
    Optional<Action> undo =
        new History(root)
            .versions().stream()
                .findFirst()
                .map(old -> new Action.UndoReview(report.project(), old.version(), rejected));
    String rest = left == 0 ? ", nothing is left to review" : ", " + left + " to go";
    return new ActionOutcome.Done(done + rest, List.of(), undo);
  }

  private ReviewRun run() {
    return new ReviewRun(state, parts.home()::root, ConsolidationContext.of(parts.clock()));
  }
}
