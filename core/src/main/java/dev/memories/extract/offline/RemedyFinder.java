package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.shellline.CommandKind;
import dev.memories.shellline.ShellLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pairs commands that failed with the later run that passed, over a whole session. */
final class RemedyFinder {
  private static final int COMMAND_CHARS = 150;
  private static final int MOST_STEPS_BETWEEN = 60;
  private static final int MOST_CHANGES = 2;

  private final List<ToolStep> steps;

  /**
   * @param steps of a session, in order
   */
  RemedyFinder(List<ToolStep> steps) {
    this.steps = steps;
  }

  /** What made an error go away; empty when every later run of the command still shows it. */
  Optional<Remedy> remedyOf(ToolStep.Command failed) {
    int at = steps.indexOf(failed);
    CommandShape shape = shapeOf(failed);
    int end = Math.min(steps.size(), at + MOST_STEPS_BETWEEN);
    for (int i = at + 1; at >= 0 && i < end; i++) {
      if (steps.get(i) instanceof ToolStep.Command later
          && later.result().ran()
          && later.result().exit() != null
          && !hasSameError(failed, later)
          && (later.result().passed() || !isOtherWay(shape, shapeOf(later)))
          && later.folder().equals(failed.folder())
          && (later.text().equals(failed.text()) || shape.isLike(shapeOf(later)))) {
        return remedy(failed, later, steps.subList(at + 1, i));
      }
    }
    return Optional.empty();
  }

  private static boolean hasSameError(ToolStep.Command failed, ToolStep.Command later) {
    return later.result().failed()
        && later
            .result()
            .telling()
            .withoutNumbers()
            .equals(failed.result().telling().withoutNumbers());
  }

  private static CommandShape shapeOf(ToolStep.Command command) {
    return CommandShape.of(command.text().text(), command.main().text());
  }

  private static Optional<Remedy> remedy(
      ToolStep.Command failed, ToolStep.Command later, List<ToolStep> between) {
    String verb = later.result().passed() ? "passed " : "got past it ";
    List<Long> lines = new ArrayList<>(List.of(later.line(), later.result().line()));
    List<ToolStep> changes = between.stream().filter(RemedyFinder::mayHelp).toList();
    boolean escaped = later.escalated() && !failed.escalated();
    boolean isOther = isOtherWay(shapeOf(failed), shapeOf(later));
    if (escaped || isOther) {
      String how = escaped ? "outside the sandbox" : "";
      boolean hasMore = parts(later) > parts(failed) && !later.text().text().contains("|");
      if (!failed.text().equals(later.text()) && (isOther || !escaped || hasMore)) {
        Excerpt other = hasMore ? later.text() : later.shown();
        how += (how.isEmpty() ? "" : " ") + "as " + other.shortened(COMMAND_CHARS).inCode();
      }
      return Optional.of(new Remedy(failed, later, verb + how, lines, false, false));
    }
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    List<ToolStep> last =
        changes.subList(Math.max(0, changes.size() - MOST_CHANGES), changes.size());
    last.forEach(change -> lines.add(change.line()));
    String how =
        verb
            + "after "
            + last.stream().map(RemedyFinder::changeIn).collect(Collectors.joining(" and "));
    return Optional.of(
        new Remedy(
            failed,
            later,
            how,
            lines,
            last.stream().allMatch(RemedyFinder::isEdit),
            last.stream().anyMatch(ToolStep.Patch.class::isInstance)));
  }

  private static int parts(ToolStep.Command command) {
    return ShellLine.parse(command.text().text()).segments().size();
  }

  /** Another program, variable or folder, or fewer or more options. */
  private static boolean isOtherWay(CommandShape before, CommandShape after) {
    return !before.path().equals(after.path())
        || !before.variables().equals(after.variables())
        || !before.folder().equals(after.folder())
        || !before.decidingOptions().equals(after.decidingOptions());
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
      case ToolStep.Command command -> command.role().changes() && command.result().passed();
      case ToolStep.OtherCall _, ToolStep.Lookup _, ToolStep.ReviewFinding _ -> false;
    };
  }

  private static String changeIn(ToolStep step) {
    return switch (step) {
      case ToolStep.Patch patch ->
          StepPhrases.edit(
              patch.changes().stream()
                  .filter(change -> !change.after().isEmpty())
                  .findFirst()
                  .orElseGet(patch.changes()::getFirst));
      case ToolStep.Command command -> StepPhrases.code(command);
      case ToolStep.OtherCall call -> call.tool();
      case ToolStep.Lookup source -> source.place().inCode();
      case ToolStep.ReviewFinding finding -> finding.place().inCode();
    };
  }
}
