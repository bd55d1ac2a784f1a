package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.StepResult;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.CheckTopics;
import dev.memories.extract.offline.words.UserSignal;
import dev.memories.extract.offline.words.UserWords;
import dev.memories.shellline.CommandKind;
import dev.memories.shellline.CommandRole;
import dev.memories.trace.TraceOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a task, from evidence only (docs/spec/product.md 3.6; docs/spec/prompts.md).
 *
 * @param check the last check after the last edit, null when there was none
 * @param uncheckedEdit the last edit that should have been checked and was not, else null
 */
record TaskVerdict(
    TraceOutcome outcome, ToolStep.@Nullable Command check, @Nullable ToolStep uncheckedEdit) {

  /**
   * Judges a stretch.
   *
   * @param next the user's next message that was not rolled back; empty if there is none
   */
  static TaskVerdict of(TurnEvidence stretch, Optional<UserWords> next, CheckTopics topics) {
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
          sawCheck |= role.kind() == CommandKind.CHECK && command.result().endedWell();
          if (role.changes() && !unstarted(command) && !role.checks()) {
            edit = command;
            check = null;
            sawCheck = false;
          } else if (role.checks() && command.result().exit() != null && command.result().ran()) {
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
    Work work = new Work(stretch, check, edit, new ClaimCheck(stretch, topics));
    boolean isUnchecked = check == null && !sawCheck && !work.needsNoCheck();
    return new TaskVerdict(outcome(work, next), check, isUnchecked ? edit : null);
  }

  private static TraceOutcome outcome(Work work, Optional<UserWords> next) {
    TurnEvidence turn = work.turn();
    if (turn.rolledBackAt().isPresent()) {
      return TraceOutcome.FAIL;
    }
    boolean undone = next.filter(words -> words.says(UserSignal.UNDOES)).isPresent();
    if (turn.interruptedAt().isPresent()) {
      boolean leaked = next.filter(words -> words.says(UserSignal.NAMES_SECRETS)).isPresent();
      boolean isRed = work.edit() != null && work.checkFailed();
      boolean isBad = undone || leaked || isRed;
      return isBad ? TraceOutcome.FAIL : TraceOutcome.PARTIAL;
    }
    boolean isOffTheMark = next.filter(UserWords::rejects).isPresent();
    if (isOffTheMark && work.stands() && next.filter(UserWords::rejectsAll).isEmpty()) {
      return TraceOutcome.PARTIAL;
    }
    if (isOffTheMark || (undone && work.didSomething())) {
      return TraceOutcome.FAIL;
    }
    if (next.filter(UserWords::accepts).isPresent()) {
      return accepted(work, next.get());
    }
    if (work.tookBack() && turn.isAnswered()) {
      return TraceOutcome.SUCCESS;
    }
    if (work.check() != null) {
      TraceOutcome checked = checked(work);
      boolean isCutOff = next.isEmpty() && work.lostLastCall();
      return checked == TraceOutcome.SUCCESS && isCutOff ? TraceOutcome.PARTIAL : checked;
    }
    if (work.edit() != null) {
      boolean isDone = work.needsNoCheck() && turn.isAnswered() && !work.asksUser();
      return isDone ? TraceOutcome.SUCCESS : TraceOutcome.PARTIAL;
    }
    if (turn.hasSteps() && !turn.isAnswered()) {
      return TraceOutcome.PARTIAL;
    }
    return withoutEdits(work);
  }

  /**
   * This verdict in the light of the stretch that follows.
   *
   * <p>Work that the agent had not finished when the user wrote again ends with that stretch. Work
   * that a check at the start of that stretch finds broken, or that the user wants another way, was
   * done in part.
   *
   * @param after the verdict on the stretch that follows
   */
  TaskVerdict before(TurnEvidence stretch, TurnEvidence following, TaskVerdict after) {
    boolean isTurnedDown =
        stretch.rolledBackAt().isPresent()
            || following.words().rejects()
            || following.words().says(UserSignal.UNDOES);
    boolean isCut =
        stretch.hasSteps() && !stretch.isAnswered() && stretch.interruptedAt().isEmpty();
    if (isCut && !isTurnedDown) {
      boolean isFinished = after.outcome() == TraceOutcome.SUCCESS;
      return with(isFinished ? TraceOutcome.SUCCESS : TraceOutcome.PARTIAL);
    }
    UserWords words = following.words();
    boolean isDoubted = words.says(UserSignal.ASKS) || words.says(UserSignal.REPORTS_FAILURE);
    boolean isPartly =
        (isDoubted && ClaimCheck.startsBroken(following)) || words.says(UserSignal.CORRECTS);
    return outcome == TraceOutcome.SUCCESS && isPartly ? with(TraceOutcome.PARTIAL) : this;
  }

  /**
   * This verdict where the work before it was left with a failing check: a commit of it is partial.
   */
  TaskVerdict afterFailingCheck(TurnEvidence stretch) {
    boolean commits =
        stretch.steps().stream()
            .anyMatch(
                step ->
                    step instanceof ToolStep.Command command
                        && command.role().kind() == CommandKind.COMMIT
                        && command.result().passed());
    return outcome == TraceOutcome.SUCCESS && check == null && commits
        ? with(TraceOutcome.PARTIAL)
        : this;
  }

  private TaskVerdict with(TraceOutcome other) {
    return new TaskVerdict(other, check, uncheckedEdit);
  }

  private static TraceOutcome accepted(Work work, UserWords words) {
    if (work.nothingRan()) {
      return TraceOutcome.UNCERTAIN;
    }
    boolean isPutOff = words.says(UserSignal.POSTPONES) && work.leavesOpen();
    return isPutOff || work.checkFailed() ? TraceOutcome.PARTIAL : TraceOutcome.SUCCESS;
  }

  private static TraceOutcome checked(Work work) {
    if (work.checkFailed()) {
      return work.anotherCheckPassed() || work.asksUser()
          ? TraceOutcome.PARTIAL
          : TraceOutcome.FAIL;
    }
    boolean isPartly =
        work.admitsUntried() || work.claims().leftFailing().isPresent() || work.lastActionFailed();
    return isPartly ? TraceOutcome.PARTIAL : TraceOutcome.SUCCESS;
  }

  private static TraceOutcome withoutEdits(Work work) {
    if (work.lastActionFailed()) {
      return work.anActionPassed() ? TraceOutcome.PARTIAL : TraceOutcome.FAIL;
    }
    if (work.committed()) {
      return TraceOutcome.SUCCESS;
    }
    if (work.isAnsweredFromEvidence()) {
      return work.leavesOpen() ? TraceOutcome.PARTIAL : TraceOutcome.SUCCESS;
    }
    if (!work.turn().hasSteps()) {
      return withoutSteps(work.turn());
    }
    return TraceOutcome.UNCERTAIN;
  }

  private static TraceOutcome withoutSteps(TurnEvidence turn) {
    UserWords words = turn.words();
    boolean hasPlan =
        words.says(UserSignal.ASKS_FOR_PLAN)
            && turn.answer().filter(answer -> answer.sentences().size() > 1).isPresent();
    boolean works = words.accepts() && words.says(UserSignal.WORKS);
    if (hasPlan || works) {
      return TraceOutcome.SUCCESS;
    }
    if (words.says(UserSignal.POSTPONES) && !words.rejects()) {
      return TraceOutcome.PARTIAL;
    }
    boolean approves = words.accepts() && !words.wishes().isEmpty();
    return approves ? TraceOutcome.SUCCESS : TraceOutcome.UNCERTAIN;
  }

  private static boolean unstarted(ToolStep step) {
    return step.result().ending() == StepResult.Ending.NOT_RUN;
  }

  /** The work of a stretch, with what it came to. */
  private record Work(
      TurnEvidence turn,
      ToolStep.@Nullable Command check,
      @Nullable ToolStep edit,
      ClaimCheck claims) {

    boolean checkFailed() {
      return check != null && check.result().failed();
    }

    /** It answered or changed something, and its checks say nothing against that. */
    boolean stands() {
      return !checkFailed() && (edit != null || turn.isAnswered());
    }

    boolean didSomething() {
      return edit != null || !actions().isEmpty();
    }

    /** The user wanted earlier work taken back, and that was done. */
    boolean tookBack() {
      boolean isDone = EditKind.byGit(turn) || (!actions().isEmpty() && !lastActionFailed());
      return turn.words().says(UserSignal.UNDOES) && isDone;
    }

    /** The user wanted no checks, or nothing changed that a check could be about. */
    boolean needsNoCheck() {
      return turn.words().says(UserSignal.WAIVES_CHECKS) || EditKind.needNoCheck(turn);
    }

    /** After the last edit another check than the last one passed: some of the work stands. */
    boolean anotherCheckPassed() {
      boolean passed = false;
      for (ToolStep step : turn.steps()) {
        boolean edits =
            step instanceof ToolStep.Patch patch
                ? !patch.result().failed()
                : step instanceof ToolStep.Command command && command.role().changes();
        if (edits) {
          passed = false;
        } else if (step instanceof ToolStep.Command command
            && command.role().checks()
            && command.result().passed()
            && check != null
            && !command.shown().equals(check.shown())) {
          passed = true;
        }
      }
      return passed;
    }

    /** The agent ended with a question: it waits for the user. */
    boolean asksUser() {
      return turn.answer()
          .filter(answer -> !answer.sentences().isEmpty())
          .filter(answer -> answer.sentences().getLast().text().text().matches(".*[?？]\\W*"))
          .isPresent();
    }

    /** The agent says that something was not run or checked, though the user wanted it. */
    boolean admitsUntried() {
      return !turn.words().says(UserSignal.WAIVES_CHECKS)
          && says(AgentAnswer.Sentence::admitsUntried);
    }

    /** The last call never came back. */
    boolean lostLastCall() {
      List<ToolStep> steps = turn.steps();
      return !steps.isEmpty() && steps.getLast().result().ending() == StepResult.Ending.UNANSWERED;
    }

    boolean leavesOpen() {
      return asksUser() || says(sentence -> sentence.subject() == AgentAnswer.Subject.OPEN);
    }

    private boolean says(Predicate<AgentAnswer.Sentence> what) {
      return turn.answer().filter(answer -> answer.sentences().stream().anyMatch(what)).isPresent();
    }

    /** Commits, and runs of a program that are the point of a turn without edits. */
    private List<ToolStep.Command> actions() {
      return turn.steps().stream()
          .filter(ToolStep.Command.class::isInstance)
          .map(ToolStep.Command.class::cast)
          .filter(command -> !command.byUser() && command.result().exit() != null)
          .filter(
              command ->
                  command.role().kind() == CommandKind.COMMIT
                      || (command.role().kind() == CommandKind.RUN && command.role().decides()))
          .toList();
    }

    /** A run may fail as the answer to a question: only a commit or an unexplained end counts. */
    boolean lastActionFailed() {
      List<ToolStep.Command> actions = actions();
      if (actions.isEmpty() || !actions.getLast().result().failed()) {
        return false;
      }
      return actions.getLast().role().kind() == CommandKind.COMMIT
          || (edit == null && says(sentence -> isUnfinished(sentence.subject())));
    }

    private static boolean isUnfinished(AgentAnswer.Subject subject) {
      return subject == AgentAnswer.Subject.OPEN || subject == AgentAnswer.Subject.LIMIT;
    }

    /** Some action passed, or a part of a line of several programs. */
    boolean anActionPassed() {
      return edit != null
          || actions().stream()
              .anyMatch(
                  command -> command.result().passed() || command.text().text().contains("&&"));
    }

    boolean committed() {
      return actions().stream()
          .anyMatch(
              command -> command.role().kind() == CommandKind.COMMIT && command.result().passed());
    }

    /**
     * A question, and an answer that rests on what was looked up. Where no exit code is shown, the
     * answer must at least speak of what was asked.
     */
    boolean isAnsweredFromEvidence() {
      boolean looked = turn.steps().stream().anyMatch(step -> step.result().passed());
      return (looked || (wasLookedUp() && isOnTopic()))
          && says(AgentAnswer.Sentence::concrete)
          && !says(AgentAnswer.Sentence::admitsUntried);
    }

    private boolean wasLookedUp() {
      return turn.steps().stream().anyMatch(step -> step.result().endedWell());
    }

    private boolean isOnTopic() {
      ToldWords question = new ToldWords();
      question.add(turn.words().whole().text());
      return says(sentence -> question.shares(sentence.text().text()));
    }

    /** Every call of the agent was refused: approval of it approves a claim, not work. */
    boolean nothingRan() {
      List<ToolStep> steps =
          turn.steps().stream()
              .filter(step -> !(step instanceof ToolStep.Command command && command.byUser()))
              .toList();
      return !steps.isEmpty() && steps.stream().allMatch(TaskVerdict::unstarted);
    }
  }
}
