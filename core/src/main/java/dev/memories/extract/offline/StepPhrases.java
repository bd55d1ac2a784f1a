package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.Excerpt;
import dev.memories.extract.offline.evidence.StepResult;
import dev.memories.extract.offline.evidence.ToolStep;

/** How steps are put into words: short, and the same everywhere. */
final class StepPhrases {
  private static final int SHOWN_COMMAND_CHARS = 160;
  private static final int SHOWN_QUOTE_CHARS = 160;

  private StepPhrases() {}

  /** {@code `sh test.sh`, exit 1: `FAIL x`}. */
  static String told(ToolStep.Command command) {
    return ended(command) + telling(command.result());
  }

  /** {@code `sh test.sh`, exit 1}. */
  static String ended(ToolStep.Command command) {
    return (command.byUser() ? "the user ran " : "")
        + code(command)
        + ", "
        + ending(command.result());
  }

  static String code(ToolStep.Command command) {
    return command.shown().shortened(SHOWN_COMMAND_CHARS).inCode();
  }

  static String ending(StepResult result) {
    return switch (result.ending()) {
      case DONE -> result.exit() == null ? "no exit code shown" : "exit " + result.exit();
      case RUNNING -> "still running";
      case NOT_RUN -> "did not run";
      case ABORTED -> "aborted";
      case UNANSWERED -> "no result in the rollout";
    };
  }

  static String telling(StepResult result) {
    return result.telling().isEmpty() ? "" : ": " + result.telling().inCode();
  }

  static String quote(Excerpt words) {
    return words.shortened(SHOWN_QUOTE_CHARS).inQuotes();
  }

  /** {@code patched `a/B.java`: `x` -> `y`}. */
  static String change(ToolStep.FileEdit change) {
    String what = change.verb() + " " + change.path().inCode();
    if (change.after().isEmpty()) {
      return what;
    }
    return change.before().isEmpty()
        ? what + ": " + change.after().inCode()
        : what + ": " + change.before().inCode() + " -> " + change.after().inCode();
  }

  static String next(ToolStep step) {
    return switch (step) {
      case ToolStep.Command command -> ended(command);
      case ToolStep.Patch patch when patch.changes().isEmpty() -> "a patch";
      case ToolStep.Patch patch ->
          patch.changes().getFirst().verb() + " " + patch.changes().getFirst().path().inCode();
      case ToolStep.OtherCall call -> "asked " + call.tool();
      case ToolStep.Lookup source -> source.why() + " " + source.place().inCode();
      case ToolStep.ReviewFinding finding -> "review of " + finding.place().inCode();
    };
  }
}
