package dev.memories.consolidate.offline;

import dev.memories.text.DataFile;
import java.util.Set;

/** A list of words or phrases, read from a resource beside this class. */
record PhraseList(Set<String> all) {
  PhraseList {
    all = Set.copyOf(all);
  }

  /** Reads {@code <name>.txt}: UTF-8, one phrase a line, {@code #} begins a comment line. */
  static PhraseList load(String name) {
    return new PhraseList(Set.copyOf(DataFile.entries(PhraseList.class, name + ".txt")));
  }

  boolean contains(String phrase) {
    return all.contains(phrase);
  }

  boolean anyBegins(String text) {
    return all.stream().anyMatch(text::startsWith);
  }

  boolean anyIn(String text) {
    return all.stream().anyMatch(text::contains);
  }
}
