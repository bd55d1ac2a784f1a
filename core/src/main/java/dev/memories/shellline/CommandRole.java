package dev.memories.shellline;

import java.util.Set;

/**
 * The effect of a whole command line.
 *
 * @param kind the last kind, in the order of {@link CommandKind}, among its programs
 * @param answers exit codes other than 0 that are answers of its main part, not failures
 */
public record CommandRole(CommandKind kind, Main main, Edit edit, Set<Integer> answers) {
  public CommandRole {
    answers = Set.copyOf(answers);
  }

  /**
   * The part of the line that gives it its kind.
   *
   * @param text as written
   * @param decides whether exit code 0 of the line means that this part succeeded; a pipe or {@code
   *     ;} hides that
   * @param alone whether all other parts only read or print
   * @param leads whether the output begins with the output of this part
   * @param isLayout whether it changes only how code is laid out
   */
  public record Main(
      String text, boolean decides, boolean alone, boolean leads, boolean isLayout) {}

  /**
   * The first part that edits files.
   *
   * @param text as written; empty when no part edits
   * @param last whether the line edits files after its last check
   */
  public record Edit(String text, boolean last) {}

  /** Whether an exit code is an answer of the line's main part, such as 1 of a search. */
  public boolean isAnswer(int exit) {
    return answers.contains(exit);
  }

  /** Whether the exit code tells the result of a test, build or lint. */
  public boolean checks() {
    return kind == CommandKind.CHECK && main.decides();
  }

  /** Whether the line has a test, build or lint whose exit code is hidden. */
  public boolean masksCheck() {
    return kind == CommandKind.CHECK && !main.decides();
  }

  /** Whether the line edits files. */
  public boolean changes() {
    return !edit.text().isEmpty();
  }

  /** See {@link Main#decides}. */
  public boolean decides() {
    return main.decides();
  }

  /** This role when the output shows that the line ran tests. */
  public CommandRole checking() {
    return new CommandRole(CommandKind.CHECK, main, edit, answers);
  }

  /** This role when the line itself printed the exit code of its main part. */
  public CommandRole deciding() {
    return new CommandRole(
        kind, new Main(main.text(), true, true, main.leads(), main.isLayout()), edit, answers);
  }
}
