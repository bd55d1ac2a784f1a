package dev.memories.extract.offline.verdict;

import dev.memories.extract.offline.evidence.StepResult;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.CheckTopics;
import dev.memories.extract.offline.words.UserSignal;
import dev.memories.extract.offline.words.UserWords;
import dev.memories.shellline.CommandKind;
import dev.memories.shellline.CommandRole;
import dev.memories.trace.TraceOutcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a task, from evidence only (docs/spec/product.md 3.6; docs/spec/prompts.md).
 *
 * @param check the last check after the last edit, null when there was none
 * @param uncheckedEdit the last edit that should have been checked and was not, else null
 * @param committedRed the check of earlier work that had failed last when this task committed, null
 *     when there was none
 * @param disobeyed what was done although the user had forbidden it, null when there was none
 * @param takenBack whether the agent itself took the work back in the next turn
 */
public record TaskVerdict(
    TraceOutcome outcome,
    ToolStep.@Nullable Command check,
    @Nullable ToolStep uncheckedEdit,
    ToolStep.@Nullable Command committedRed,
    @Nullable DisobeyedOrder disobeyed,
    boolean takenBack) {

  /**
   * Judges a stretch.
   *
   * @param soFar the stretches up to this one
   * @param following the next stretch that was not rolled back; empty if there is none
   */
  static TaskVerdict of(
      TurnEvidence stretch,
      List<TurnEvidence> soFar,
      Optional<TurnEvidence> following,
      CheckTopics topics) {
    @Nullable ToolStep edit = null;
    ToolStep.@Nullable Command check = null;
    boolean weak = false;
    boolean sawCheck = false;
    for (ToolStep step : stretch.steps()) {
      switch (step) {
        case ToolStep.Patch patch -> {
          if (!patch.result().failed()) {
            edit = patch;
            check = null;
            sawCheck = false;
          }
        }
        case ToolStep.Command command -> {
          CommandRole role = command.role();
          // In a pipe the exit code is not its own, but it did run.
          sawCheck |=
              role.kind() == CommandKind.CHECK
                  && command.result().ending() == StepResult.Ending.DONE;
          boolean declined = command.result().ending() == StepResult.Ending.DECLINED;
          if (role.changes() && !role.checks() && !declined && !TaskWork.isUnstarted(command)) {
            edit = command;
            check = null;
            sawCheck = false;
          } else if (command.isVerdict()) {
            edit = role.changes() ? command : edit;
            check = role.edit().last() ? null : command;
            weak = false;
          } else if (role.checks() && weak) {
            check = null; // a real check was wanted and gave no verdict
            weak = false;
          } else if (role.kind() == CommandKind.RUN
              && role.decides()
              && edit != null
              && command.result().exit() != null
              && (check == null || weak)) {
            // Running the program after an edit is a check too, unless a real one has spoken.
            check = command;
            weak = true;
          }
        }
        case ToolStep.OtherCall _, ToolStep.Lookup _, ToolStep.ReviewFinding _ -> {}
      }
    }
    DisobeyedOrder disobeyed = DisobeyedOrder.in(stretch).orElse(null);
    TaskWork work = new TaskWork(stretch, soFar, check, edit, new ClaimCheck(stretch, topics));
    boolean isUnchecked = check == null && !sawCheck && !work.needsNoCheck();
    TraceOutcome outcome = outcome(work, following);
    if (outcome == TraceOutcome.SUCCESS && disobeyed != null) {
      outcome = TraceOutcome.PARTIAL;
    }
    return new TaskVerdict(outcome, check, isUnchecked ? edit : null, null, disobeyed, false);
  }

  private static TraceOutcome outcome(TaskWork work, Optional<TurnEvidence> following) {
    TurnEvidence turn = work.turn();
    Optional<UserWords> next = following.map(TurnEvidence::words);
    if (turn.rolledBackAt().isPresent()) {
      return TraceOutcome.FAIL;
    }
    boolean undone = next.filter(words -> words.says(UserSignal.UNDOES)).isPresent();
    if (turn.interruptedAt().isPresent()) {
      boolean leaked = next.filter(words -> words.says(UserSignal.NAMES_SECRETS)).isPresent();
      boolean isLeftRed = next.isEmpty() && work.edit() != null && work.checkFailed();
      boolean isBad = (undone && !someStands(work, following)) || leaked || isLeftRed;
      return isBad ? TraceOutcome.FAIL : TraceOutcome.PARTIAL;
    }
    boolean isOffTheMark = next.filter(UserWords::rejects).isPresent();
    if (isOffTheMark || (undone && work.didSomething())) {
      boolean isPartly =
          someStands(work, following)
              || (isOffTheMark && next.filter(UserWords::rejectsAll).isEmpty());
      return isPartly && work.stands() ? TraceOutcome.PARTIAL : TraceOutcome.FAIL;
    }
    if (next.filter(UserWords::accepts).isPresent()) {
      return accepted(work, next.get());
    }
    if (work.tookBack() && turn.isAnswered()) {
      return TraceOutcome.SUCCESS;
    }
    if (work.edit() == null && work.gavePlan() && !work.fellShort()) {
      return TraceOutcome.SUCCESS;
    }
    if (work.editedInVain() && !work.nothingRan()) {
      return TraceOutcome.FAIL;
    }
    if (work.check() != null) {
      TraceOutcome checked = checked(work);
      boolean isCutOff = next.isEmpty() && work.lostLastCall();
      return checked == TraceOutcome.SUCCESS && isCutOff ? TraceOutcome.PARTIAL : checked;
    }
    if (work.edit() != null) {
      boolean isDone = work.needsNoCheck() && turn.isAnswered() && !work.asksUser();
      return isDone
          ? TraceOutcome.SUCCESS
          : work.admitsFailure() ? TraceOutcome.FAIL : TraceOutcome.PARTIAL;
    }
    if (turn.hasSteps() && !turn.isAnswered()) {
      return TraceOutcome.PARTIAL;
    }
    return withoutEdits(work);
  }

  /** Whether the next turn keeps some of the work, and a check of it passed. */
  private static boolean someStands(TaskWork work, Optional<TurnEvidence> following) {
    return work.someCheckPassed()
        && work.switchedOff() == null
        && following
            .filter(later -> !later.words().says(UserSignal.STILL_FAILS))
            .filter(later -> EditsKept.in(work.turn(), later))
            .isPresent();
  }

  /**
   * This verdict in the light of the stretch that follows.
   *
   * <p>Work that the agent had not finished when the user wrote again ends with that stretch. Work
   * that a check at the start of that stretch finds broken, that the user wants another way, or in
   * which that stretch finds the cause of what the user reports, was done in part. So was work of
   * which nothing stays. It has failed, in whatever words the user reported that, where the agent
   * apologises and takes most of it out again, or puts everything back unasked.
   *
   * @param after the verdict on the stretch that follows
   * @param passesLater whether the last check of some later stretch passed
   */
  TaskVerdict before(
      TurnEvidence stretch, TurnEvidence following, TaskVerdict after, boolean passesLater) {
    boolean isTurnedDown =
        stretch.rolledBackAt().isPresent()
            || following.words().rejects()
            || following.words().says(UserSignal.UNDOES);
    boolean isCut =
        stretch.hasSteps() && !stretch.isAnswered() && stretch.interruptedAt().isEmpty();
    if (isCut && !isTurnedDown) {
      boolean isLeftRed = check != null && outcome != TraceOutcome.SUCCESS && !passesLater;
      boolean isFinished = after.outcome() == TraceOutcome.SUCCESS && !isLeftRed;
      return with(isFinished ? TraceOutcome.SUCCESS : TraceOutcome.PARTIAL);
    }
    if (outcome != TraceOutcome.SUCCESS) {
      return this;
    }
    UserWords words = following.words();
    boolean isTakenBack =
        (Retractions.admits(following) && Rework.takesOutMostOf(stretch, following))
            || Rework.reverses(stretch, following);
    if (isTakenBack) {
      return new TaskVerdict(
          TraceOutcome.FAIL, check, uncheckedEdit, committedRed, disobeyed, true);
    }
    boolean isDoubted = words.says(UserSignal.ASKS) || words.says(UserSignal.REPORTS_FAILURE);
    boolean isPartly =
        (isDoubted
                && !words.accepts()
                && EditKind.areIn(stretch)
                && ClaimCheck.startsBroken(following))
            || words.says(UserSignal.CORRECTS)
            || Rework.takesOutAllOf(stretch, following)
            || Rework.findsFaultIn(stretch, following);
    return isPartly ? with(TraceOutcome.PARTIAL) : this;
  }

  /**
   * This verdict where the work before it was left with a failing check: a commit of it is partial.
   *
   * @param failed the check
   */
  TaskVerdict after(ToolStep.Command failed, TurnEvidence stretch) {
    boolean commits =
        stretch.steps().stream()
            .anyMatch(
                step ->
                    step instanceof ToolStep.Command command
                        && command.role().kind() == CommandKind.COMMIT
                        && command.result().passed());
    if (check != null || !commits) {
      return this;
    }
    return new TaskVerdict(
        outcome == TraceOutcome.SUCCESS ? TraceOutcome.PARTIAL : outcome,
        null,
        uncheckedEdit,
        failed,
        disobeyed,
        takenBack);
  }

  /**
   * This verdict where a part of the work was taken back later.
   *
   * @param isPartlyUndone whether it was
   */
  TaskVerdict lessened(boolean isPartlyUndone) {
    return isPartlyUndone && outcome == TraceOutcome.SUCCESS ? with(TraceOutcome.PARTIAL) : this;
  }

  private TaskVerdict with(TraceOutcome other) {
    return new TaskVerdict(other, check, uncheckedEdit, committedRed, disobeyed, takenBack);
  }

  /** The user knows which faults the agent has admitted, and approves all the same. */
  private static TraceOutcome accepted(TaskWork work, UserWords words) {
    if (work.nothingRan()) {
      return TraceOutcome.UNCERTAIN;
    }
    boolean isPutOff = words.says(UserSignal.POSTPONES) && work.leavesOpen();
    boolean isLacking = work.checkFailed() || work.lostPatch() || work.admitsPart();
    return isPutOff || isLacking ? TraceOutcome.PARTIAL : TraceOutcome.SUCCESS;
  }

  private static TraceOutcome checked(TaskWork work) {
    if (work.checkFailed()) {
      boolean isPartly =
          work.anotherCheckPassed() || work.asksUser() || (work.ranOnly() && work.leavesOpen());
      return isPartly ? TraceOutcome.PARTIAL : TraceOutcome.FAIL;
    }
    boolean isPartly =
        work.admitsUntried()
            || work.claims().leftFailing().isPresent()
            || work.lastActionFailed()
            || work.lostPatch()
            || work.admitsFailure()
            || work.admitsPart()
            || work.switchedOff() != null;
    return isPartly ? TraceOutcome.PARTIAL : TraceOutcome.SUCCESS;
  }

  private static TraceOutcome withoutEdits(TaskWork work) {
    if (work.gavePlan()) {
      return TraceOutcome.SUCCESS;
    }
    if (work.lastActionFailed() || work.deniesRequest()) {
      return work.anActionPassed() ? TraceOutcome.PARTIAL : TraceOutcome.FAIL;
    }
    if (work.committed()) {
      return TraceOutcome.SUCCESS;
    }
    if (work.isAnsweredFromEvidence()) {
      // An answer to a question is whole, whatever it says of work to come.
      boolean isOpen = work.leavesOpen() && !work.turn().words().says(UserSignal.ASKS);
      return isOpen ? TraceOutcome.PARTIAL : TraceOutcome.SUCCESS;
    }
    if (!work.turn().hasSteps()) {
      return withoutSteps(work);
    }
    return TraceOutcome.UNCERTAIN;
  }

  private static TraceOutcome withoutSteps(TaskWork work) {
    UserWords words = work.turn().words();
    boolean isReport = words.accepts() || work.soFar().size() > 1;
    if (isReport && words.says(UserSignal.WORKS) && !words.rejects()) {
      return TraceOutcome.SUCCESS;
    }
    if (words.says(UserSignal.POSTPONES)) {
      return TraceOutcome.PARTIAL;
    }
    // Thanks that open a session are about work that it does not show.
    boolean isAboutWork = work.soFar().size() > 1 || !words.wishes().isEmpty();
    boolean approves = words.accepts() && isAboutWork && !words.says(UserSignal.ASKS);
    boolean isAnswered =
        (work.soFar().size() > 1 && work.answersInPassing()) || work.answersWhatWasAsked();
    return approves || isAnswered ? TraceOutcome.SUCCESS : TraceOutcome.UNCERTAIN;
  }
}
