package dev.memories.shellline;

import java.util.Set;

/**
 * What a command line as a whole does.
 *
 * @param kind the strongest kind among its programs
 * @param answers exit codes other than 0 that are answers of its main part, not failures
 */
public record CommandRole(CommandKind kind, Main main, Edit edit, Set<Integer> answers) {
  public CommandRole {
    answers = Set.copyOf(answers);
  }

  /**
   * The part of the line that is of its kind.
   *
   * @param text as written
   * @param decides whether exit code 0 means that this part ended with 0; a pipe or {@code ;} hides
   *     it
   * @param alone whether the other parts only look or tell
   * @param leads whether the output begins with what this part says
   */
  public record Main(String text, boolean decides, boolean alone, boolean leads) {}

  /**
   * The first part that edits files.
   *
   * @param text as written; empty when none does
   * @param last whether the line edits after its check
   */
  public record Edit(String text, boolean last) {}

  /** Whether an exit code is an answer of the line's main part, such as 1 of a search. */
  public boolean isAnswer(int exit) {
    return answers.contains(exit);
  }

  /** Whether the exit code is the verdict of a test, build or lint. */
  public boolean checks() {
    return kind == CommandKind.CHECK && main.decides();
  }

  /** Whether it has a test, build or lint whose exit code is hidden. */
  public boolean masksCheck() {
    return kind == CommandKind.CHECK && !main.decides();
  }

  public boolean changes() {
    return !edit.text().isEmpty();
  }

  public boolean decides() {
    return main.decides();
  }

  /** The same, where the line itself printed the exit code of its main part. */
  public CommandRole deciding() {
    return new CommandRole(kind, new Main(main.text(), true, true, main.leads()), edit, answers);
  }
}
