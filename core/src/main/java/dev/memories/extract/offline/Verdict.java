package dev.memories.extract.offline;

import dev.memories.shellline.CommandKind;
import dev.memories.shellline.CommandRole;
import dev.memories.trace.TraceOutcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a stretch of work ended, from evidence only (product.md 3, "Offline"; templates.md).
 *
 * @param check the last check after the last edit, null when there was none
 * @param uncheckedEdit the last edit when no check came after it, else null
 */
record Verdict(TraceOutcome outcome, Step.@Nullable Command check, @Nullable Step uncheckedEdit) {

  /**
   * Judges a stretch.
   *
   * @param next what the person said afterwards, if anything that still counts
   */
  static Verdict of(Stretch stretch, Optional<Words> next) {
    @Nullable Step edit = null;
    Step.@Nullable Command check = null;
    boolean weak = false;
    for (Step step : stretch.steps()) {
      switch (step) {
        case Step.Patch patch -> {
          if (!patch.result().failed()) {
            edit = patch;
            check = null;
          }
        }
        case Step.Command command -> {
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
        case Step.OtherCall _, Step.Source _, Step.Finding _ -> {}
      }
    }
    boolean failed = check != null && check.result().failed();
    return new Verdict(
        outcome(stretch, next, check, failed, edit != null), check, check == null ? edit : null);
  }

  private static TraceOutcome outcome(
      Stretch stretch,
      Optional<Words> next,
      Step.@Nullable Command check,
      boolean checkFailed,
      boolean edited) {
    if (next.filter(Words::rejects).isPresent()) {
      return TraceOutcome.FAIL;
    }
    if (stretch.rolledBackAt().isPresent()) {
      return TraceOutcome.UNCERTAIN;
    }
    if (stretch.interruptedAt().isPresent()) {
      return checkFailed ? TraceOutcome.FAIL : TraceOutcome.PARTIAL;
    }
    if (next.filter(Words::accepts).isPresent()) {
      return checkFailed || nothingRan(stretch) ? TraceOutcome.UNCERTAIN : TraceOutcome.SUCCESS;
    }
    if (check != null) {
      return checkFailed ? TraceOutcome.FAIL : TraceOutcome.SUCCESS;
    }
    boolean cutShort = stretch.hasSteps() && !stretch.isAnswered();
    return edited || cutShort ? TraceOutcome.PARTIAL : TraceOutcome.UNCERTAIN;
  }

  /** Every call of the agent was refused: approval of it approves a claim, not work. */
  private static boolean nothingRan(Stretch stretch) {
    List<Step> steps =
        stretch.steps().stream()
            .filter(step -> !(step instanceof Step.Command command && command.byUser()))
            .toList();
    return !steps.isEmpty() && steps.stream().allMatch(Verdict::unstarted);
  }

  private static boolean unstarted(Step step) {
    return step.result().ending() == Result.Ending.NOT_RUN;
  }
}
