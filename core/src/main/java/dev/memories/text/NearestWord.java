package dev.memories.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** The known word that a misspelt one was probably meant to be. */
public final class NearestWord {
  /** Two edits make nearly any other word of a word this short. */
  private static final int SHORT = 4;

  private NearestWord() {}

  /**
   * The known word with the fewest edits; of several the first in the alphabet.
   *
   * <p>An edit adds, removes or replaces a letter, or swaps two neighbours. Empty when every known
   * word differs in more than two letters and in more than a third of them; of a word of up to four
   * letters, in more than one.
   */
  public static Optional<String> of(String word, Collection<String> known) {
    int most = word.length() <= SHORT ? 1 : Math.max(2, word.length() / 3);
    DamerauLevenshteinDistance distance = new DamerauLevenshteinDistance(most);
    return known.stream()
        .filter(candidate -> distance.apply(word, candidate) >= 0) // -1: more edits than allowed
        .min(
            Comparator.comparingInt((String candidate) -> distance.apply(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The question {@code did you mean X?} with the nearest known word, for hints. */
  public static Optional<String> question(String word, Collection<String> known) {
    return of(word, known).map(near -> "did you mean " + near + "?");
  }
}
