package dev.memories.extract.offline.words;

import java.util.List;

/**
 * Something the user insists on, in the user's own words.
 *
 * @param isLasting whether it holds beyond the task at hand
 * @param revokes whether it takes an earlier wish back
 * @param insists whether it holds words of insistence, so that it is more than an order to do
 *     something
 * @param forbidden the clauses that keep the agent off something, such as {@code don't commit}
 */
public record Wish(
    Excerpt quote, boolean isLasting, boolean revokes, boolean insists, List<String> forbidden) {
  public Wish {
    forbidden = List.copyOf(forbidden);
  }

  /** Whether one of the two texts holds the other. */
  boolean repeats(String said) {
    return said.contains(quote.text()) || quote.text().contains(said);
  }

  /** The same wish, told in other words of the user. */
  Wish quoting(Excerpt words) {
    return new Wish(words, isLasting, revokes, insists, forbidden);
  }
}
