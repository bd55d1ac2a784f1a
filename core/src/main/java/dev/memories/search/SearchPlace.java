package dev.memories.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kind of document that an entry comes from. */
public enum SearchPlace {
  REGISTRY,
  SKILL,
  TRACE,
  SESSION;

  /** The name in the search file, in JSON and in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The place with this {@link #word()}; empty when there is none. */
  public static Optional<SearchPlace> named(String word) {
    return Arrays.stream(values()).filter(place -> place.word().equals(word)).findFirst();
  }
}
