package dev.memories.doctor;

import dev.memories.text.ShellWord;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Files or folders that one finding is about: all are counted, the first few are named.
 *
 * @param all paths, at least one
 */
record FileCount(List<?> all) {
  private static final int MOST_NAMED = 3;

  FileCount {
    all = List.copyOf(all);
  }

  boolean isOne() {
    return all.size() == 1;
  }

  int number() {
    return all.size();
  }

  /** The pronoun for them. */
  String them() {
    return isOne() ? "it" : "them";
  }

  /** The first few, and how many more there are. */
  String names() {
    String named =
        all.stream().limit(MOST_NAMED).map(Object::toString).collect(Collectors.joining(", "));
    return all.size() <= MOST_NAMED ? named : named + " and " + (all.size() - MOST_NAMED) + " more";
  }

  /** The first few as words of a command line. */
  String quoted() {
    return all.stream()
        .limit(MOST_NAMED)
        .map(path -> ShellWord.quoted(path.toString()))
        .collect(Collectors.joining(" "));
  }
}
