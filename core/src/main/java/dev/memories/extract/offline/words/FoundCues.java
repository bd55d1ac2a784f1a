package dev.memories.extract.offline.words;

import java.util.Set;

/**
 * The kinds of cue words that a text holds.
 *
 * @param anywhere of phrases that may stand anywhere
 * @param begin of phrases that stand at the start
 * @param end of phrases that stand at the end
 * @param words the length of the text in words
 */
record FoundCues(Set<String> anywhere, Set<String> begin, Set<String> end, int words) {
  boolean has(String kind) {
    return anywhere.contains(kind);
  }

  boolean begins(String kind) {
    return begin.contains(kind);
  }

  boolean ends(String kind) {
    return end.contains(kind);
  }
}
