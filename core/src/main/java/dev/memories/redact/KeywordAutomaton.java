package dev.memories.redact;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * Finds many words in a text in one pass: the automaton of Aho and Corasick as one dense table.
 *
 * <p>Words are of lower-case ASCII and found in any case, by simple case folding. A step is two
 * array reads, whatever the text; libraries that keep a map a state take ten times as long.
 */
final class KeywordAutomaton {
  private static final int ASCII = 128;
  private static final int[] NONE = {};

  private final int[] lengths;

  /** The column of each ASCII character; 0 for what is in no word. */
  private final byte[] columns = new byte[ASCII];

  private final int width;

  /** The state after each state, a row a state; 0 is the start. */
  private final short[] next;

  /** The words that end in each state. */
  private final int[][] ends;

  KeywordAutomaton(List<String> words) {
    lengths = words.stream().mapToInt(String::length).toArray();
    width = fillColumns(words);
    int states = 1 + Arrays.stream(lengths).sum();
    next = new short[states * width];
    ends = new int[states][];
    Arrays.fill(ends, NONE);
    addAll(words);
    link();
  }

  /** Hears of the words in a text. */
  @FunctionalInterface
  interface Sink {
    /** A word, by its place in the list, from one char to another; in the order of their ends. */
    void found(int word, int from, int to);
  }

  void find(String text, Sink sink) {
    int state = 0;
    int length = text.length();
    for (int at = 0; at < length; at++) {
      char c = text.charAt(at);
      int column = c < ASCII ? columns[c] : columnOfOther(c);
      state = next[state * width + column];
      if (ends[state] != NONE) {
        report(state, at + 1, sink);
      }
    }
  }

  private void report(int state, int to, Sink sink) {
    for (int word : ends[state]) {
      sink.found(word, to - lengths[word], to);
    }
  }

  private int columnOfOther(char c) {
    char folded = SimpleCaseFolding.fold(c);
    return folded < ASCII ? columns[folded] : 0;
  }

  private int fillColumns(List<String> words) {
    byte column = 1;
    for (String word : words) {
      for (int i = 0; i < word.length(); i++) {
        char c = word.charAt(i);
        if (columns[c] == 0) {
          columns[c] = column;
          columns[Character.toUpperCase(c)] = column;
          column++;
        }
      }
    }
    return column;
  }

  private void addAll(List<String> words) {
    short states = 1;
    for (int word = 0; word < words.size(); word++) {
      int state = 0;
      for (char c : words.get(word).toCharArray()) {
        int step = state * width + columns[c];
        if (next[step] == 0) {
          next[step] = states++;
        }
        state = next[step];
      }
      ends[state] = with(ends[state], word);
    }
  }

  /** Fills in, state by state from the start, where to go on when no word goes on. */
  private void link() {
    short[] fallback = new short[ends.length];
    Queue<Integer> queue = new ArrayDeque<>(List.of(0));
    while (!queue.isEmpty()) {
      int state = queue.remove();
      for (int column = 0; column < width; column++) {
        int step = state * width + column;
        short other = state == 0 ? 0 : next[fallback[state] * width + column];
        short child = next[step];
        if (child == 0) {
          next[step] = other;
        } else {
          fallback[child] = other;
          for (int word : ends[other]) {
            ends[child] = with(ends[child], word);
          }
          queue.add((int) child);
        }
      }
    }
  }

  private static int[] with(int[] words, int word) {
    int[] longer = Arrays.copyOf(words, words.length + 1);
    longer[words.length] = word;
    return longer;
  }
}
