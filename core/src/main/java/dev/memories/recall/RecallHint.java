package dev.memories.recall;

import java.util.List;
import java.util.Optional;

/**
 * What the agent is doing now. All of it is text from outside and only compared with the memory.
 *
 * @param prompt the user's prompt
 * @param files paths, relative to the project or absolute
 * @param command a command line
 * @param error the output of a command that failed
 */
public record RecallHint(
    Optional<String> prompt, List<String> files, Optional<String> command, Optional<String> error) {
  /** How much of each text is compared, in characters: enough for a question or an error. */
  private static final int MAX_COMPARED = 20_000;

  /** No hint: the memory as an agent needs it at its start. */
  public static final RecallHint NONE =
      new RecallHint(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  public RecallHint {
    prompt = prompt.map(RecallHint::bounded);
    command = command.map(RecallHint::bounded);
    error = error.map(RecallHint::bounded);
    files = List.copyOf(files);
  }

  public static RecallHint ofPrompt(String prompt) {
    return new RecallHint(Optional.of(prompt), List.of(), Optional.empty(), Optional.empty());
  }

  /** A command that failed, and what it printed. */
  public static RecallHint ofFailure(String command, String error) {
    return new RecallHint(Optional.empty(), List.of(), Optional.of(command), Optional.of(error));
  }

  public boolean isEmpty() {
    return prompt.isEmpty() && files.isEmpty() && command.isEmpty() && error.isEmpty();
  }

  /** The beginning and the end: an error is usually told at one of them. */
  private static String bounded(String text) {
    return text.length() <= MAX_COMPARED
        ? text
        : text.substring(0, MAX_COMPARED / 2)
            + '\n'
            + text.substring(text.length() - MAX_COMPARED / 2);
  }
}
