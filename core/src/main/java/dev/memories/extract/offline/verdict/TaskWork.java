package dev.memories.extract.offline.verdict;

import dev.memories.extract.offline.evidence.StepResult;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.AgentAnswer.Trait;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.extract.offline.words.ToldWords;
import dev.memories.extract.offline.words.UserSignal;
import dev.memories.shellline.CommandKind;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The work of a stretch, with what it came to.
 *
 * @param soFar the stretches of the session up to this one
 */
record TaskWork(
    TurnEvidence turn,
    List<TurnEvidence> soFar,
    ToolStep.@Nullable Command check,
    @Nullable ToolStep edit,
    ClaimCheck claims) {

  /** A few of a few; a word may stand between. */
  private static final Pattern PART =
      Pattern.compile(
          "(?<![\\d.,:/])([1-9]\\d?)\\s+(?:\\p{L}+\\s+)?(?:of|out of|von|sur|de|di|su|van de|van|z|из)"
              + "(?:\\s+(?:the|las|los|den|der|les|os|as|le|i))?\\s+([1-9]\\d?)(?![\\d.,:/%]*\\d|%)");

  /** The same where all of them come first. */
  private static final Pattern PART_OF =
      Pattern.compile(
          "(?<!\\d)([1-9]\\d?)\\s?[개個个件]\\s?(?:중|中的?)\\s?(?:에서\\s?)?([1-9]\\d?)(?!\\d)");

  private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]*\\)|（[^（）]*）");

  /** Words of a request that may want a test switched off. */
  private static final Pattern SWITCH_WORDS =
      Pattern.compile("(?i)skip|disabl|ignore|xfail|pending");

  boolean checkFailed() {
    return check != null && check.failed();
  }

  /** What failed last was a run of a program, not a test, build or lint. */
  boolean ranOnly() {
    return check != null && check.role().kind() == CommandKind.RUN;
  }

  boolean someCheckPassed() {
    return turn.steps().stream()
        .anyMatch(
            step ->
                step instanceof ToolStep.Command command
                    && command.isVerdict()
                    && !command.failed());
  }

  /** It answered or changed something, and its checks say nothing against that. */
  boolean stands() {
    return !checkFailed() && (edit != null || turn.isAnswered());
  }

  boolean didSomething() {
    return edit != null || !actions().isEmpty();
  }

  /** Every edit failed: what was asked for is not done, whatever the checks say. */
  boolean editedInVain() {
    return edit == null && lostPatch();
  }

  /** A patch failed, and none of its files was edited afterwards. */
  boolean lostPatch() {
    return turn.steps().stream()
        .anyMatch(
            step -> step instanceof ToolStep.Patch patch && EditKind.isLost(patch, turn.steps()));
  }

  /** The user wanted earlier work taken back, and that was done. */
  boolean tookBack() {
    boolean isDone =
        EditKind.byGit(turn)
            || (!actions().isEmpty() && !lastActionFailed())
            || (edit != null && check == null && nothingFailed());
    return turn.words().says(UserSignal.UNDOES) && isDone;
  }

  private boolean nothingFailed() {
    return turn.steps().stream().noneMatch(step -> step.result().failed());
  }

  /** The user wanted no checks, or nothing changed that a check could be about. */
  boolean needsNoCheck() {
    return turn.words().says(UserSignal.WAIVES_CHECKS)
        || EditKind.needNoCheck(turn)
        || tookFilesOut()
        || wroteWhatWasAsked();
  }

  /** The user ordered to take something out, and all that was done is to delete files. */
  private boolean tookFilesOut() {
    boolean isOrdered = turn.words().says(UserSignal.UNDOES) || !turn.words().removals().isEmpty();
    List<ToolStep> edits = turn.steps().stream().filter(EditKind::edits).toList();
    return isOrdered && !edits.isEmpty() && edits.stream().allMatch(EditKind::onlyDeletes);
  }

  /** The request names documents only, and one of them was written. */
  private boolean wroteWhatWasAsked() {
    List<Excerpt> named = turn.words().files();
    List<Excerpt> edited =
        turn.steps().stream().flatMap(step -> EditKind.files(step).stream()).toList();
    return !named.isEmpty()
        && named.stream().allMatch(EditKind::isDocument)
        && edited.stream().anyMatch(file -> named.stream().anyMatch(one -> isSame(file, one)));
  }

  private static boolean isSame(Excerpt file, Excerpt named) {
    return ("/" + file.text()).endsWith("/" + named.text());
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

  /** The user wanted a plan or an account and no work, and has it. */
  boolean gavePlan() {
    return turn.words().says(UserSignal.ASKS_FOR_PLAN)
        && turn.answer().filter(answer -> answer.sentences().size() > 1).isPresent();
  }

  /** The agent says that it could not do something, or did not try it. */
  boolean fellShort() {
    return admitsFailure()
        || says(sentence -> sentence.has(Trait.UNABLE) || sentence.has(Trait.ADMITS_UNTRIED));
  }

  /** The agent ended with a question: it waits for the user. */
  boolean asksUser() {
    return turn.answer().filter(AgentAnswer::asks).isPresent();
  }

  /** The agent says that something was not run or checked, though the user wanted it. */
  boolean admitsUntried() {
    return !turn.words().says(UserSignal.WAIVES_CHECKS)
        && says(sentence -> sentence.has(Trait.ADMITS_UNTRIED));
  }

  /** The agent says that the fault is still there, or that a figure was not reached. */
  boolean admitsFailure() {
    return isUnable()
        || says(sentence -> sentence.has(Trait.ADMITS_FAILURE) || deniesFigure(sentence));
  }

  /** The answer begins with what could not be done, and that is what was asked for. */
  private boolean isUnable() {
    return turn.answer()
        .flatMap(AgentAnswer::first)
        .filter(sentence -> sentence.has(Trait.UNABLE))
        .filter(sentence -> asked().shares(sentence.text().text()))
        .isPresent();
  }

  /** The answer to an order begins with what could not be done. */
  boolean deniesRequest() {
    return turn.hasSteps()
        && !nothingRan()
        && !turn.words().says(UserSignal.ASKS)
        && turn.answer()
            .flatMap(AgentAnswer::first)
            .filter(AgentAnswer.Sentence::denies)
            .filter(first -> first.has(Trait.UNABLE) || !first.has(Trait.ADMITS_UNTRIED))
            .isPresent();
  }

  /** The agent counts what is done, and that is not all: {@code 2 of 3 formats}. */
  boolean admitsPart() {
    return says(
        sentence ->
            sentence.subject() != AgentAnswer.Subject.CAUSE
                && sentence.subject() != AgentAnswer.Subject.TALK
                && isPart(sentence.text().text()));
  }

  private static boolean isPart(String told) {
    // What stands in brackets explains a figure.
    String sentence = IN_BRACKETS.matcher(told).replaceAll("");
    Matcher part = PART.matcher(sentence);
    if (part.find() && Integer.parseInt(part.group(1)) < Integer.parseInt(part.group(2))) {
      return true;
    }
    Matcher ofAll = PART_OF.matcher(sentence);
    return ofAll.find() && Integer.parseInt(ofAll.group(2)) < Integer.parseInt(ofAll.group(1));
  }

  /** {@code a factor of 2.3, not 3}, where the user named the 3. */
  private boolean deniesFigure(AgentAnswer.Sentence sentence) {
    return DeniedFigures.in(sentence.text().text()).stream().anyMatch(this::wasNamed);
  }

  /** Whether the user has named a figure so far. */
  private boolean wasNamed(String figure) {
    return soFar.stream()
        .anyMatch(turn -> DeniedFigures.isNamed(figure, turn.words().whole().text()));
  }

  /** The line that keeps a test from running, which the user did not ask for; null without one. */
  ToolStep.@Nullable FileEdit switchedOff() {
    ToolStep.@Nullable FileEdit off = null;
    for (ToolStep step : turn.steps()) {
      if (step instanceof ToolStep.Patch patch && !patch.result().failed()) {
        for (ToolStep.FileEdit edit : patch.changes()) {
          off = edit.switchesOn() ? null : edit.switchOff().isEmpty() ? off : edit;
        }
      }
    }
    return off == null || SWITCH_WORDS.matcher(turn.words().whole().text()).find() ? null : off;
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
            .anyMatch(command -> command.result().passed() || command.text().text().contains("&&"));
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
        && says(sentence -> sentence.has(Trait.CONCRETE))
        && !says(sentence -> sentence.has(Trait.ADMITS_UNTRIED));
  }

  /** The answer rests on what the session has seen so far, or takes note of a wish. */
  boolean answersInPassing() {
    return !asksUser()
        && (says(sentence -> sentence.has(Trait.CONCRETE)) || !turn.words().wishes().isEmpty());
  }

  /** A question is answered by something that the answer names. */
  boolean answersWhatWasAsked() {
    boolean evades =
        turn.answer()
            .flatMap(AgentAnswer::first)
            .filter(first -> first.denies() || first.has(Trait.GUESSES))
            .isPresent();
    return turn.words().says(UserSignal.ASKS)
        && !asksUser()
        && !evades
        && says(sentence -> sentence.has(Trait.CONCRETE));
  }

  private boolean wasLookedUp() {
    return turn.steps().stream().anyMatch(step -> step.result().endedWell());
  }

  /** The words of the request. */
  private ToldWords asked() {
    ToldWords words = new ToldWords();
    words.add(turn.words().whole().text());
    return words;
  }

  private boolean isOnTopic() {
    ToldWords question = asked();
    return says(sentence -> question.shares(sentence.text().text()));
  }

  /** Every call of the agent was refused: approval of it approves a claim, not work. */
  boolean nothingRan() {
    List<ToolStep> steps =
        turn.steps().stream()
            .filter(step -> !(step instanceof ToolStep.Command command && command.byUser()))
            .toList();
    return !steps.isEmpty() && steps.stream().allMatch(TaskWork::isUnstarted);
  }

  static boolean isUnstarted(ToolStep step) {
    StepResult.Ending ending = step.result().ending();
    return ending == StepResult.Ending.NOT_RUN || ending == StepResult.Ending.REFUSED;
  }
}
