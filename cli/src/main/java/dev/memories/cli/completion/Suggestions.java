package dev.memories.cli.completion;

import java.util.List;

/**
 * What can be typed next.
 *
 * @param files the files that the shell should suggest, too
 */
public record Suggestions(List<Suggestion> words, Files files) {
  /** Kinds of files. */
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
