package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.StepResult;
import dev.memories.extract.offline.evidence.ToolStep;
import java.util.List;

/** A check that fails before the first edit: it shows the problem that the edits then solve. */
final class Reproduction {
  private Reproduction() {}

  static boolean isAt(int index, List<ToolStep> steps) {
    return steps.get(index) instanceof ToolStep.Command command
        && command.role().checks()
        && command.result().ran()
        && command.result().failed()
        && !command.role().changes()
        && steps.subList(0, index).stream().noneMatch(Reproduction::edits)
        && steps.subList(index, steps.size()).stream().anyMatch(Reproduction::edits);
  }

  private static boolean edits(ToolStep step) {
    return switch (step) {
      case ToolStep.Patch patch -> !patch.result().failed();
      case ToolStep.Command command ->
          command.role().changes() && command.result().ending() != StepResult.Ending.NOT_RUN;
      case ToolStep.OtherCall _, ToolStep.Lookup _, ToolStep.ReviewFinding _ -> false;
    };
  }
}
