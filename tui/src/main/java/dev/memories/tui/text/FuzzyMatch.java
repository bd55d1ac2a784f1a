package dev.memories.tui.text;

import java.util.Locale;

/**
 * Tells how well a text matches words that a person types, as fuzzy finders do: the letters of a
 * word must occur in their order, close together.
 */
public final class FuzzyMatch {
  /** The score of a text that does not match. */
  public static final int NONE = -1;

  private static final int WHOLE = 1_000;
  private static final int SCATTERED = 500;

  private FuzzyMatch() {}

  /** The score of a text, from 0; higher is better. Every word must match; none matches all. */
  public static int score(String words, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int score = 0;
    for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
      int one = scoreOfWord(word, lower);
      if (one == NONE) {
        return NONE;
      }
      score += one;
    }
    return score;
  }

  private static int scoreOfWord(String word, String text) {
    int at = text.indexOf(word);
    if (at >= 0) {
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      return WHOLE + (begins ? WHOLE : 0) - Math.min(at, SCATTERED);
    }
    int shortest = span(word, text);
    return shortest > 2 * word.length() + 2 ? NONE : SCATTERED - shortest;
  }

  /** The length of the shortest part that has all letters in their order. */
  private static int span(String word, String text) {
    int shortest = Integer.MAX_VALUE;
    for (int from = text.indexOf(word.charAt(0)); from >= 0; ) {
      int end = from;
      int found = 1;
      while (found < word.length() && end >= 0) {
        end = text.indexOf(word.charAt(found), end + 1);
        found++;
      }
      if (end < 0) {
        break;
      }
      shortest = Math.min(shortest, end - from + 1);
      from = text.indexOf(word.charAt(0), from + 1);
    }
    return shortest;
  }
}
