package dev.memories.search;

import java.util.List;
import java.util.Locale;

/** The beginning of a word that its inflected forms share, roughly, in English and German. */
final class WordStem {
  private static final int SHORTEST = 4;
  private static final List<String> ENDINGS =
      List.of(
          "ations", "ation", "ings", "ing", "ions", "ion", "ies", "est", "ern", "ers", "ed", "es",
          "er", "en", "em", "et", "st", "s", "e", "y", "n", "t");

  private WordStem() {}

  /** The stem in lower case; a short word is its own stem. */
  static String of(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (String ending : ENDINGS) {
      if (lower.endsWith(ending) && lower.length() - ending.length() >= SHORTEST) {
        return lower.substring(0, lower.length() - ending.length());
      }
    }
    return lower;
  }
}
