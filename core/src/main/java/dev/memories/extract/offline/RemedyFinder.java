package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.StepResult;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.shellline.CommandKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pairs commands that failed with the later run that passed, over a whole session. */
final class RemedyFinder {
  private static final int COMMAND_CHARS = 150;
  private static final int MOST_STEPS_BETWEEN = 60;

  private final List<ToolStep> steps;

  /**
   * @param steps of a session, in order
   */
  RemedyFinder(List<ToolStep> steps) {
    this.steps = steps;
  }

  /** The remedy of a failed command; empty when no later run of the same thing passed. */
  Optional<Remedy> remedyOf(ToolStep.Command failed) {
    int at = steps.indexOf(failed);
    CommandShape shape = shapeOf(failed);
    int end = Math.min(steps.size(), at + MOST_STEPS_BETWEEN);
    for (int i = at + 1; at >= 0 && i < end; i++) {
      if (steps.get(i) instanceof ToolStep.Command later
          && worked(later)
          && (later.text().equals(failed.text()) || shape.isLike(shapeOf(later)))) {
        return remedy(failed, later, steps.subList(at + 1, i));
      }
    }
    return Optional.empty();
  }

  /** Passed, or ended with the exit code of a verdict that only a running program gives. */
  private static boolean worked(ToolStep.Command command) {
    return command.result().passed();
  }

  private static CommandShape shapeOf(ToolStep.Command command) {
    return CommandShape.of(command.text().text(), command.main().text());
  }

  private static Optional<Remedy> remedy(
      ToolStep.Command failed, ToolStep.Command passed, List<ToolStep> between) {
    CommandShape before = shapeOf(failed);
    CommandShape after = shapeOf(passed);
    List<String> how = new ArrayList<>();
    Set<Long> lines = new LinkedHashSet<>(List.of(passed.line(), passed.result().line()));
    if (passed.escalated() && !failed.escalated()) {
      how.add("outside the sandbox");
    }
    boolean isSameLine = failed.text().equals(passed.text());
    if (!isSameLine) {
      how.add("as " + passed.shown().shortened(COMMAND_CHARS).inCode());
    }
    if (how.isEmpty() || (!isSameLine && !differs(before, after) && how.size() == 1)) {
      Optional<ToolStep> helped = lastChange(between);
      if (helped.isEmpty()) {
        return Optional.empty();
      }
      lines.add(helped.get().line());
      boolean byEdit = isEdit(helped.get());
      return Optional.of(
          new Remedy(
              failed, passed, "after " + changeIn(helped.get()), List.copyOf(lines), byEdit));
    }
    return Optional.of(
        new Remedy(failed, passed, String.join(" ", how), List.copyOf(lines), false));
  }

  private static boolean differs(CommandShape before, CommandShape after) {
    return !before.program().equals(after.program())
        || !before.variables().equals(after.variables())
        || !before.folder().equals(after.folder())
        || !before.options().equals(after.options());
  }

  /** The last step between the two that may have helped: it changed files or started something. */
  private static Optional<ToolStep> lastChange(List<ToolStep> between) {
    return between.reversed().stream().filter(RemedyFinder::mayHelp).findFirst();
  }

  private static boolean mayHelp(ToolStep step) {
    return isEdit(step)
        || (step instanceof ToolStep.Command command
            && command.result().passed()
            && command.role().kind() == CommandKind.RUN);
  }

  private static boolean isEdit(ToolStep step) {
    return switch (step) {
      case ToolStep.Patch patch -> !patch.result().failed() && !patch.changes().isEmpty();
      case ToolStep.Command command ->
          command.role().changes() && command.result().ending() == StepResult.Ending.DONE
              && command.result().passed();
      case ToolStep.OtherCall _, ToolStep.Source _, ToolStep.Finding _ -> false;
    };
  }

  private static String changeIn(ToolStep step) {
    return switch (step) {
      case ToolStep.Patch patch -> StepPhrases.change(patch.changes().getLast());
      case ToolStep.Command command -> StepPhrases.code(command);
      case ToolStep.OtherCall call -> "asking " + call.tool();
      case ToolStep.Source source -> source.place().inCode();
      case ToolStep.Finding finding -> finding.place().inCode();
    };
  }
}
