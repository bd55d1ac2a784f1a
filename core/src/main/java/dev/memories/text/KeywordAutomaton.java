package dev.memories.text;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * Finds many words in a text in one pass: the automaton of Aho and Corasick as one dense table.
 *
 * <p>Words are in lower case; letters of ASCII are found in any case, by simple case folding, other
 * characters as they are. A step is two array reads for ASCII, whatever the text; libraries that
 * keep a map a state take ten times as long. Thread-safe.
 */
public final class KeywordAutomaton {
  private static final int ASCII = 128;
  private static final int[] NONE = {};

  private final int[] lengths;

  /** The column of each ASCII character; 0 for what is in no word. */
  private final byte[] columns = new byte[ASCII];

  /** The other characters that are in a word, in order; their columns follow those of ASCII. */
  private final char[] others;

  private final int firstOther;
  private final int width;

  /** The state after each state, a row a state; 0 is the start. */
  private final short[] next;

  /** The words that end in each state. */
  private final int[][] ends;

  /** Takes the words to find; the sink is told of each by its place in the list. */
  public KeywordAutomaton(List<String> words) {
    lengths = words.stream().mapToInt(String::length).toArray();
    others = othersIn(words);
    firstOther = fillColumns(words);
    width = firstOther + others.length;
    int states = 1 + Arrays.stream(lengths).sum();
    next = new short[states * width];
    ends = new int[states][];
    Arrays.fill(ends, NONE);
    addAll(words);
    link();
  }

  /** Hears of the words in a text. */
  @FunctionalInterface
  public interface Sink {
    /** A word, by its place in the list, from one char to another; in the order of their ends. */
    void found(int word, int from, int to);
  }

  /** Tells of every word in the text, of those within others too. */
  public void find(String text, Sink sink) {
    int state = 0;
    int length = text.length();
    for (int at = 0; at < length; at++) {
      state = next[state * width + column(text.charAt(at))];
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

  private int column(char c) {
    return c < ASCII ? columns[c] : columnOfOther(c);
  }

  private int columnOfOther(char c) {
    char folded = SimpleCaseFolding.fold(c);
    if (folded < ASCII) {
      return columns[folded];
    }
    int other = Arrays.binarySearch(others, c);
    return other < 0 ? 0 : firstOther + other;
  }

  private static char[] othersIn(List<String> words) {
    return String.join("", words)
        .chars()
        .filter(c -> c >= ASCII)
        .distinct()
        .sorted()
        .collect(StringBuilder::new, (found, c) -> found.append((char) c), StringBuilder::append)
        .toString()
        .toCharArray();
  }

  private int fillColumns(List<String> words) {
    byte column = 1;
    for (String word : words) {
      for (int i = 0; i < word.length(); i++) {
        char c = word.charAt(i);
        if (c < ASCII && columns[c] == 0) {
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
        int step = state * width + column(c);
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
