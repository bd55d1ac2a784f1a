package dev.memories.search;

import java.util.Arrays;
import java.util.Locale;

/** The kind of document that an entry comes from. */
public enum SearchPlace {
  REGISTRY(0),
  SKILL(1),
  TRACE(2),
  SESSION(3);

  private final int number;

  SearchPlace(int number) {
    this.number = number;
  }

  /** What the search file stores; another one is another version of the file. */
  int number() {
    return number;
  }

  /** The one with this {@link #number()}. */
  static SearchPlace numbered(int number) {
    return Arrays.stream(values()).filter(one -> one.number == number).findFirst().orElseThrow();
  }

  /** The name in JSON and in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
