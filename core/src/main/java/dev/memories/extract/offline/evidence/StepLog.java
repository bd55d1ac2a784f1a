package dev.memories.extract.offline.evidence;

/** Hands steps to their stretch of work and counts them. */
final class StepLog {
  private int commands;
  private int failedCommands;
  private int patches;

  void add(TurnEvidence stretch, ToolStep step) {
    stretch.add(step);
    count(step, 1);
  }

  /** Takes back a step that turned out otherwise. */
  void remove(TurnEvidence stretch, ToolStep step) {
    stretch.remove(step);
    count(step, -1);
  }

  private void count(ToolStep step, int by) {
    switch (step) {
      case ToolStep.Command command -> {
        commands += by;
        failedCommands += command.result().failed() ? by : 0;
      }
      case ToolStep.Patch _ -> patches += by;
      case ToolStep.OtherCall _, ToolStep.Lookup _, ToolStep.ReviewFinding _ -> {}
    }
  }

  int commands() {
    return commands;
  }

  int failedCommands() {
    return failedCommands;
  }

  int patches() {
    return patches;
  }
}
