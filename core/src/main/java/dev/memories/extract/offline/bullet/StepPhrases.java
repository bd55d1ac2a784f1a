package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.evidence.StepResult;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.trace.TraceFactWriter;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How steps are put into words: short, and the same everywhere. */
final class StepPhrases {
  private static final int SHOWN_COMMAND_CHARS = 160;
  private static final Pattern SUBSTITUTION =
      Pattern.compile(
          "\\b(?:sed|perl)\\s.*?\\bs([/|#,])((?:\\\\.|(?!\\1)[^\\\\]){3,120})\\1((?:\\\\.|(?!\\1)[^\\\\]){3,120})\\1");

  /** A line of a document says something by itself; a line of code does not. */
  private static final Pattern DOCUMENT = Pattern.compile("\\.(?:md|markdown|rst|adoc|txt)$");

  /** A setting says something by itself, too. */
  private static final Pattern SETTINGS =
      Pattern.compile(
          "(?i)\\.(?:cfg|conf|ini|toml|ya?ml|json|properties|env)$|(?:^|/)\\.env[^/]*$");

  private static final int GIST_CHARS = 60;
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
      case DECLINED, REFUSED -> "declined by the user";
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

  /** What changed in a file: {@code adds `total`}, or {@code `x` -> `y`}; may be empty. */
  static String gist(ToolStep.FileEdit change) {
    if (!change.defines().isEmpty()) {
      return "adds "
          + change.defines().stream()
              .map(name -> name.shortened(GIST_CHARS).inCode())
              .collect(Collectors.joining(", "));
    }
    boolean isLong = change.before().text().length() + change.after().text().length() > GIST_CHARS;
    if (change.after().isEmpty() || isLong) {
      return "";
    }
    if (change.before().isEmpty()) {
      boolean isProse = DOCUMENT.matcher(change.path().text()).find();
      return isProse && change.after().text().length() <= GIST_CHARS
          ? "with " + change.after().inCode()
          : "";
    }
    return change.before().inCode() + " -> " + change.after().inCode();
  }

  /** What a command like {@code sed 's/x/y/' file} changes; empty where it says nothing plain. */
  static String gist(ToolStep.Command command) {
    Matcher replaced = SUBSTITUTION.matcher(command.edit().text());
    if (!replaced.find()) {
      return "";
    }
    String before = replaced.group(2).strip();
    String after = replaced.group(3).strip();
    String added = after.replace(before, "").replaceAll("^(?:\\\\n|\\s)+|(?:\\\\n|\\s)+$", "");
    boolean onlyAdds = after.contains(before) && !added.isEmpty() && after.contains(added);
    if (before.length() + after.length() > GIST_CHARS * 2) {
      return onlyAdds && added.length() <= GIST_CHARS ? "with " + new Excerpt(added).inCode() : "";
    }
    return onlyAdds
        ? "with " + new Excerpt(added).inCode()
        : new Excerpt(before).inCode() + " -> " + new Excerpt(after).inCode();
  }

  /** {@code `x` -> `y` in `a/B.java`}; of code that is new only where it is. */
  static String edit(ToolStep.FileEdit change) {
    String file = change.path().inCode();
    boolean isNewCode = change.before().isEmpty() && !SETTINGS.matcher(change.path().text()).find();
    if (change.after().isEmpty() || isNewCode) {
      return "a change in " + file;
    }
    return (change.before().isEmpty() ? "" : change.before().inCode() + " -> ")
        + change.after().inCode()
        + " in "
        + file;
  }

  /** The lines of a call and its result. */
  static List<Long> lines(ToolStep step) {
    return List.of(step.line(), step.result().line());
  }

  /** A run as a fact, with what it printed. */
  static TraceFactWriter.Run run(ToolStep.Command command, Excerpt shown, Excerpt printed) {
    return new TraceFactWriter.Run(
        shown.inCode(),
        command.folder().isEmpty() ? "" : command.folder().inCode(),
        command.escalated(),
        Objects.requireNonNull(command.result().exit()),
        printed.isEmpty() ? "" : printed.inCode());
  }
}
