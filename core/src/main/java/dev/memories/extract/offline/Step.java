package dev.memories.extract.offline;

import dev.memories.shellline.CommandKind;
import dev.memories.shellline.CommandRole;
import java.util.List;

/** One thing that was done, with how it ended. */
sealed interface Step {
  /** Line of the call. */
  long line();

  Result result();

  /**
   * A command line.
   *
   * @param text the command line as written
   * @param main the part of it that matters most
   * @param edit the part of it that edits files; empty when none does
   * @param subjects files that it names and changes or reads
   * @param byUser whether the person ran it, not the agent
   */
  record Command(
      Excerpt text,
      Excerpt main,
      Excerpt edit,
      CommandRole role,
      List<Excerpt> subjects,
      boolean byUser,
      Result result,
      long line)
      implements Step {
    public Command {
      subjects = List.copyOf(subjects);
    }

    /** What its exit code speaks for: the main part alone, where it does for that. */
    Excerpt shown() {
      if (role.kind().compareTo(CommandKind.QUERY) <= 0) {
        return text;
      }
      boolean speaksForMain =
          result.passed() ? role.decides() : role.main().alone() && role.decides();
      return speaksForMain || result.ending() == Result.Ending.RUNNING ? main : text;
    }
  }

  /** A patch; {@code changes} is empty when it could not be read. */
  record Patch(List<Change> changes, Result result, long line) implements Step {
    public Patch {
      changes = List.copyOf(changes);
    }
  }

  /** One file of a patch, ready to be quoted. */
  record Change(String verb, Excerpt path, Excerpt before, Excerpt after) {}

  /** A call of another tool, kept when it delegated work or failed. */
  record OtherCall(String tool, Excerpt subject, Result result, long line) implements Step {}

  /** Something looked up outside the project's files; {@code why} says how. */
  record Source(Excerpt place, String why, Result result, long line) implements Step {}

  /** A finding of a code review. */
  record Finding(Excerpt title, Excerpt place, Result result, long line) implements Step {}
}
