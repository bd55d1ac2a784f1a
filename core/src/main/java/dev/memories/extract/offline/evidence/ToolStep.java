package dev.memories.extract.offline.evidence;

import dev.memories.extract.offline.call.ChangedLines;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.shellline.CommandKind;
import dev.memories.shellline.CommandRole;
import java.util.List;
import java.util.stream.Stream;

/** One step of the agent's work, with its result. */
public sealed interface ToolStep {
  /** Line of the call. */
  long line();

  StepResult result();

  /** Of these steps the commands, in order. */
  static Stream<Command> commands(Stream<ToolStep> steps) {
    return steps.filter(Command.class::isInstance).map(Command.class::cast);
  }

  /**
   * A command line.
   *
   * @param text the command line as written
   * @param main the part of it that matters most
   * @param edit the part of it that edits files; empty when none does
   * @param folder where it ran, as seen from the session's folder; empty when it ran there
   * @param subjects files that it names and changes or reads
   * @param byUser whether the user ran it, not the agent
   * @param escalated whether it ran outside the sandbox
   */
  record Command(
      Excerpt text,
      Excerpt main,
      Excerpt edit,
      Excerpt folder,
      CommandRole role,
      List<Excerpt> subjects,
      boolean byUser,
      boolean escalated,
      StepResult result,
      long line)
      implements ToolStep {
    public Command {
      subjects = List.copyOf(subjects);
    }

    /** Whether it failed: by the exit code, or by the failures that a hidden check counts. */
    public boolean failed() {
      return result.failed() || (role.masksCheck() && result.countsFailures());
    }

    /** Whether its result is the verdict of a test, build or lint. */
    public boolean isVerdict() {
      return role.checks()
          ? result.exit() != null && result.ran() && !(result.passed() && result.ranNothing())
          : role.masksCheck() && failed() && result.trouble();
    }

    /** The text whose result the exit code gives: the main part if it is its own, else the line. */
    public Excerpt shown() {
      if (role.kind().compareTo(CommandKind.QUERY) <= 0) {
        return text;
      }
      boolean speaksForMain =
          result.passed() ? role.decides() : role.main().alone() && role.decides();
      return speaksForMain || result.ending() == StepResult.Ending.RUNNING ? main : text;
    }
  }

  /** A patch; {@code changes} is empty when it could not be read. */
  record Patch(List<FileEdit> changes, StepResult result, long line) implements ToolStep {
    public Patch {
      changes = List.copyOf(changes);
    }
  }

  /**
   * One file of a patch, ready to be quoted; see {@link
   * dev.memories.extract.offline.call.FileChange}.
   */
  record FileEdit(
      String verb,
      Excerpt path,
      Excerpt before,
      Excerpt after,
      List<Excerpt> defines,
      Excerpt switchOff,
      boolean switchesOn,
      ChangedLines lines) {
    public FileEdit {
      defines = List.copyOf(defines);
    }
  }

  /** A call of another tool, kept when it delegated work or failed. */
  record OtherCall(String tool, Excerpt subject, StepResult result, long line)
      implements ToolStep {}

  /** Something looked up outside the project's files; {@code why} says how. */
  record Lookup(Excerpt place, String why, StepResult result, long line) implements ToolStep {}

  /** A finding of a code review. */
  record ReviewFinding(Excerpt title, Excerpt place, StepResult result, long line)
      implements ToolStep {}
}
