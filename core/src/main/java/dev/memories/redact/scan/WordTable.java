package dev.memories.redact.scan;

import dev.memories.text.SimpleCaseFolding;
import java.util.Collection;
import java.util.List;

/**
 * A set of words that is asked about parts of a text without copying them.
 *
 * <p>Case does not matter.
 */
public final class WordTable {
  private static final int ASCII = 128;

  private final List<String> words;
  private final int longest;

  /** For each ASCII char in lower case, the lengths of the words that begin with it, as bits. */
  private final long[] lengths = new long[ASCII];

  /** Positions in the list, plus one; 0 in free places. */
  private final int[] places;

  public WordTable(Collection<String> words) {
    this.words = List.copyOf(words);
    longest = this.words.stream().mapToInt(String::length).max().orElse(0);
    places = new int[Integer.highestOneBit(this.words.size() * 4 + 4)];
    for (int i = 0; i < this.words.size(); i++) {
      String word = this.words.get(i);
      if (word.charAt(0) < ASCII) {
        lengths[word.charAt(0)] |= 1L << word.length();
      }
      int place = hash(word.toCharArray(), 0, word.length());
      while (places[place] != 0) {
        place = next(place);
      }
      places[place] = i + 1;
    }
  }

  public boolean contains(CharText text, int from, int to) {
    return indexOf(text, from, to) >= 0;
  }

  public boolean contains(String text, int from, int to) {
    return from < to
        && mayContain(text.charAt(from), to - from)
        && indexOf(CharText.of(text.substring(from, to)), 0, to - from) >= 0;
  }

  /** The position in the list of words; -1 if the part of the text is none of them. */
  public int indexOf(CharText text, int from, int to) {
    int length = to - from;
    if (length == 0 || !mayContain(text.charAt(from), length)) {
      return -1;
    }
    for (int place = hash(text.array(), from, to); places[place] != 0; place = next(place)) {
      String word = words.get(places[place] - 1);
      if (word.length() == length && text.isWord(from, word)) {
        return places[place] - 1;
      }
    }
    return -1;
  }

  /** Whether a word of this length begins with the char; the usual answer is no, without a hash. */
  private boolean mayContain(char first, int length) {
    if (length > longest) {
      return false;
    }
    char folded = SimpleCaseFolding.fold(first);
    return folded >= ASCII || (lengths[folded] >>> length & 1) != 0;
  }

  public String word(int index) {
    return words.get(index);
  }

  private int next(int place) {
    return (place + 1) & (places.length - 1);
  }

  private int hash(char[] text, int from, int to) {
    int hash = to - from;
    for (int at = from; at < to; at++) {
      char c = SimpleCaseFolding.fold(text[at]);
      hash = hash * 31 + (c < ASCII ? c : Character.toLowerCase(c));
    }
    return (hash ^ hash >>> 15) & (places.length - 1);
  }
}
