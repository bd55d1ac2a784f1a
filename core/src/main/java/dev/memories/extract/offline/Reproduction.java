package dev.memories.extract.offline;

import java.util.List;

/** A check that fails before the first edit: it shows the problem that the edits then solve. */
final class Reproduction {
  private Reproduction() {}

  static boolean isAt(int index, List<Step> steps) {
    return steps.get(index) instanceof Step.Command command
        && command.role().checks()
        && command.result().ran()
        && command.result().failed()
        && !command.role().changes()
        && steps.subList(0, index).stream().noneMatch(Reproduction::edits)
        && steps.subList(index, steps.size()).stream().anyMatch(Reproduction::edits);
  }

  private static boolean edits(Step step) {
    return switch (step) {
      case Step.Patch patch -> !patch.result().failed();
      case Step.Command command ->
          command.role().changes() && command.result().ending() != Result.Ending.NOT_RUN;
      case Step.OtherCall _, Step.Source _, Step.Finding _ -> false;
    };
  }
}
