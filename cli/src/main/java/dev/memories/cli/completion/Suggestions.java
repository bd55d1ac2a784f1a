package dev.memories.cli.completion;

import java.util.List;

/**
 * What can be typed next.
 *
 * @param files whether files, too, which the shell itself knows best
 */
public record Suggestions(List<Suggestion> words, Files files) {
  /** Which files can be named. */
  public enum Files {
    NONE,
    FOLDERS,
    ALL
  }

  public Suggestions {
    words = List.copyOf(words);
  }

  static Suggestions of(List<Suggestion> words) {
    return new Suggestions(words, Files.NONE);
  }
}
