package dev.memories.extract.offline.words;

import java.util.Set;

/** Names the kind of check that a sentence or a command line is about: tests, lint, types. */
public final class CheckTopics {
  private final CueWords words = CueWords.load("check-words.txt");

  CheckTopics() {}

  /** The topics of a text; empty when it names no check. */
  public Set<String> of(String text) {
    return words.in(text).anywhere();
  }
}
