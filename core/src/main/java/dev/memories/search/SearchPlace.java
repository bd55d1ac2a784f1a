package dev.memories.search;

import java.util.Locale;

/**
 * The kind of document that an entry comes from.
 *
 * <p>The search file stores the order: another one is another version of the file.
 */
public enum SearchPlace {
  REGISTRY,
  SKILL,
  TRACE,
  SESSION;

  /** The name in JSON and in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
