package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.AgentAnswer;
import dev.memories.extract.offline.evidence.StepResult;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.evidence.UserWords;
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
 * @param uncheckedEdit the last edit when no check came after it, else null
 */
record TaskVerdict(
    TraceOutcome outcome, ToolStep.@Nullable Command check, @Nullable ToolStep uncheckedEdit) {

  /**
   * Judges a stretch.
   *
   * @param next what the person said afterwards, if anything that still counts
   */
  static TaskVerdict of(TurnEvidence stretch, Optional<UserWords> next) {
    @Nullable ToolStep edit = null;
    ToolStep.@Nullable Command check = null;
    boolean weak = false;
    for (ToolStep step : stretch.steps()) {
      switch (step) {
        case ToolStep.Patch patch -> {
          if (!patch.result().failed()) {
            edit = patch;
            check = null;
          }
        }
        case ToolStep.Command command -> {
          CommandRole role = command.role();
          if (role.changes() && !unstarted(command) && !role.checks()) {
            edit = command;
            check = null;
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
    boolean failed = check != null && check.result().failed();
    return new TaskVerdict(
        outcome(stretch, next, check, failed, edit != null), check, check == null ? edit : null);
  }

  private static TraceOutcome outcome(
      TurnEvidence stretch,
      Optional<UserWords> next,
      ToolStep.@Nullable Command check,
      boolean checkFailed,
      boolean edited) {
    if (stretch.rolledBackAt().isPresent()) {
      return TraceOutcome.FAIL;
    }
    if (stretch.interruptedAt().isPresent()) {
      return TraceOutcome.PARTIAL;
    }
    if (next.filter(UserWords::rejects).isPresent()) {
      return TraceOutcome.FAIL;
    }
    if (next.filter(UserWords::accepts).isPresent()) {
      return checkFailed || nothingRan(stretch) ? TraceOutcome.UNCERTAIN : TraceOutcome.SUCCESS;
    }
    if (check != null && checkFailed) {
      return anotherCheckPassed(stretch, check) || asksUser(stretch)
          ? TraceOutcome.PARTIAL
          : TraceOutcome.FAIL;
    }
    if (check != null) {
      return admitsUntried(stretch) ? TraceOutcome.PARTIAL : TraceOutcome.SUCCESS;
    }
    boolean cutShort = stretch.hasSteps() && !stretch.isAnswered();
    if (edited || cutShort) {
      return TraceOutcome.PARTIAL;
    }
    if (committed(stretch)) {
      return TraceOutcome.SUCCESS;
    }
    if (!isAnsweredFromEvidence(stretch)) {
      return TraceOutcome.UNCERTAIN;
    }
    return leavesOpen(stretch) ? TraceOutcome.PARTIAL : TraceOutcome.SUCCESS;
  }

  /** After the last edit another check than the last one passed: some of the work stands. */
  private static boolean anotherCheckPassed(TurnEvidence stretch, ToolStep.Command last) {
    boolean passed = false;
    for (ToolStep step : stretch.steps()) {
      boolean edits =
          step instanceof ToolStep.Patch patch
              ? !patch.result().failed()
              : step instanceof ToolStep.Command command && command.role().changes();
      if (edits) {
        passed = false;
      } else if (step instanceof ToolStep.Command command
          && command.role().checks()
          && command.result().passed()
          && !command.shown().equals(last.shown())) {
        passed = true;
      }
    }
    return passed;
  }

  /** The agent ended with a question: it waits for the user. */
  private static boolean asksUser(TurnEvidence stretch) {
    return stretch
        .answer()
        .filter(answer -> !answer.sentences().isEmpty())
        .filter(answer -> answer.sentences().getLast().text().text().matches(".*[?？]\\W*"))
        .isPresent();
  }

  /** The agent says that something was not run or checked. */
  private static boolean admitsUntried(TurnEvidence stretch) {
    return stretch
        .answer()
        .filter(answer -> answer.sentences().stream().anyMatch(AgentAnswer.Sentence::admitsUntried))
        .isPresent();
  }

  private static boolean committed(TurnEvidence stretch) {
    return stretch.steps().stream()
        .anyMatch(
            step ->
                step instanceof ToolStep.Command command
                    && command.role().kind() == CommandKind.COMMIT
                    && command.result().passed());
  }

  private static boolean leavesOpen(TurnEvidence stretch) {
    return asksUser(stretch)
        || stretch
            .answer()
            .filter(
                answer ->
                    answer.sentences().stream()
                        .anyMatch(sentence -> sentence.subject() == AgentAnswer.Subject.OPEN))
            .isPresent();
  }

  /** A question, and an answer that rests on what was looked up and leaves nothing open. */
  private static boolean isAnsweredFromEvidence(TurnEvidence stretch) {
    boolean looked = stretch.steps().stream().anyMatch(step -> step.result().passed());
    return looked
        && stretch
            .answer()
            .filter(
                answer ->
                    answer.sentences().stream().anyMatch(AgentAnswer.Sentence::concrete)
                        && answer.sentences().stream()
                            .noneMatch(AgentAnswer.Sentence::admitsUntried))
            .isPresent();
  }

  /** Every call of the agent was refused: approval of it approves a claim, not work. */
  private static boolean nothingRan(TurnEvidence stretch) {
    List<ToolStep> steps =
        stretch.steps().stream()
            .filter(step -> !(step instanceof ToolStep.Command command && command.byUser()))
            .toList();
    return !steps.isEmpty() && steps.stream().allMatch(TaskVerdict::unstarted);
  }

  private static boolean unstarted(ToolStep step) {
    return step.result().ending() == StepResult.Ending.NOT_RUN;
  }
}
