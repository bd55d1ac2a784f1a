package dev.memories.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an entry is: words of the user or the agent, a command, an error, or a file name.
 *
 * <p>The search file stores the order: another one is another version of the file.
 */
public enum SearchKind {
  USER,
  AGENT,
  COMMAND,
  ERROR,
  FILE;

  /** The name in JSON and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this {@link #word()}; empty when there is none. */
  public static Optional<SearchKind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
