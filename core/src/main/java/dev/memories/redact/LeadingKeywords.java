package dev.memories.redact;

import dev.memories.text.SimpleCaseFolding;
import java.util.List;

/**
 * Words that every match of a pattern begins with.
 *
 * <p>Looking for them first is far cheaper than trying the pattern at every character.
 */
sealed interface LeadingKeywords {
  /** Where the next of the words begins, at or after {@code from}; -1 when there is none. */
  int next(String text, int from);

  /** One word as it is spelled. */
  record Exactly(String word) implements LeadingKeywords {
    @Override
    public int next(String text, int from) {
      return text.indexOf(word, from);
    }
  }

  /** Words of lower-case ASCII letters, found in any case by simple case folding. */
  final class IgnoringCase implements LeadingKeywords {
    private final List<String> words;
    private final boolean[] firstLetters = new boolean['z' + 1];

    IgnoringCase(String... words) {
      this.words = List.of(words);
      for (String word : words) {
        firstLetters[word.charAt(0)] = true;
      }
    }

    @Override
    public int next(String text, int from) {
      for (int at = from; at < text.length(); at++) {
        char c = SimpleCaseFolding.fold(text.charAt(at));
        if (c <= 'z' && firstLetters[c] && anyStandsAt(text, at)) {
          return at;
        }
      }
      return -1;
    }

    private boolean anyStandsAt(String text, int at) {
      for (String word : words) {
        if (standsAt(text, at, word)) {
          return true;
        }
      }
      return false;
    }

    private static boolean standsAt(String text, int at, String word) {
      if (at + word.length() > text.length()) {
        return false;
      }
      for (int i = 0; i < word.length(); i++) {
        if (SimpleCaseFolding.fold(text.charAt(at + i)) != word.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }
}
