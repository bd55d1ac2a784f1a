package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.StepResult;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.words.Excerpt;

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
    return command.shown().shortened(SHOWN_COMMAND_CHARS).inCode() + folder(command);
  }

  /** {@code , in `packages/api`}; nothing for the session's own folder. */
  static String folder(ToolStep.Command command) {
    return command.folder().isEmpty() ? "" : ", in " + command.folder().inCode();
  }

  static String ending(StepResult result) {
    return switch (result.ending()) {
      case DONE -> result.exit() == null ? "no exit code shown" : "exit " + result.exit();
      case RUNNING -> "still running";
      case NOT_RUN -> "did not run";
      case DECLINED -> "declined by the user";
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

  /** {@code `x` -> `y` in `a/B.java`}. */
  static String edit(ToolStep.FileEdit change) {
    String file = change.path().inCode();
    if (change.after().isEmpty()) {
      return "a change in " + file;
    }
    return (change.before().isEmpty() ? "" : change.before().inCode() + " -> ")
        + change.after().inCode()
        + " in "
        + file;
  }
}
