package dev.memories.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an entry is: words of the user or the agent, a command, an error, or a file name. */
public enum SearchKind {
  USER(0),
  AGENT(1),
  COMMAND(2),
  ERROR(3),
  FILE(4);

  private final int number;

  SearchKind(int number) {
    this.number = number;
  }

  /** What the search file stores; another one is another version of the file. */
  int number() {
    return number;
  }

  /** The one with this {@link #number()}. */
  static SearchKind numbered(int number) {
    return Arrays.stream(values()).filter(one -> one.number == number).findFirst().orElseThrow();
  }

  /** The name in JSON and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this {@link #word()}; empty when there is none. */
  public static Optional<SearchKind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
