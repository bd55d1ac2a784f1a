package dev.memories.text;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * Finds many words in a text in one pass: an Aho-Corasick automaton in one dense table.
 *
 * <p>The words are given in lower case. ASCII letters match in any case, by simple case folding;
 * other characters match exactly. Thread-safe. See ADR 0015 for the library that it replaces.
 */
public final class KeywordAutomaton {
  private static final int ASCII = 128;

  /** How many chars are copied out of a text at a time. */
  private static final int PART = 4_096;

  private static final int[] NONE = {};

  private final int[] lengths;

  /** The column of each ASCII character; 0 for characters in no word. */
  private final byte[] columns = new byte[ASCII];

  /** The other characters in words, sorted; their columns follow those of ASCII. */
  private final char[] others;

  private final int firstOther;
  private final int width;

  /**
   * For each state and column, where the row of the next state begins. Row 0 is the start; the
   * states in which words end have the last rows.
   */
  private final int[] rows;

  /** Where the rows of states begin in which words end. */
  private final int firstEnd;

  /** The words that end in each of these states, as positions in the list. */
  private final int[][] ends;

  /** Builds an automaton for a list of words in lower case. */
  public KeywordAutomaton(List<String> words) {
    lengths = words.stream().mapToInt(String::length).toArray();
    others = othersIn(words);
    firstOther = fillColumns(words);
    width = firstOther + others.length;
    States states = new States(1 + Arrays.stream(lengths).sum());
    states.addAll(words);
    states.link();
    int[] order = states.order();
    int plain = states.plainCount();
    firstEnd = plain * width;
    rows = new int[states.count * width];
    ends = new int[states.count - plain][];
    for (int state = 0; state < states.count; state++) {
      int row = order[state] * width;
      for (int column = 0; column < width; column++) {
        rows[row + column] = order[states.next[state * width + column]] * width;
      }
      if (row >= firstEnd) {
        ends[order[state] - plain] = states.ends[state];
      }
    }
  }

  /** Receives the matches in a text. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Receives a match; matches come in the order of their ends.
     *
     * @param word position of the word in the list
     */
    void found(int word, int from, int to);
  }

  /** Finds every occurrence of every word, including overlapping ones. */
  public void find(String text, Sink sink) {
    // Arrays in variables are read faster than a string and fields, unless the code is fully
    // optimised.
    char[] part = new char[Math.min(text.length(), PART)];
    byte[] columnOf = columns;
    int[] next = rows;
    int end = firstEnd;
    int row = 0;
    for (int from = 0; from < text.length(); from += PART) {
      int length = Math.min(text.length() - from, PART);
      text.getChars(from, from + length, part, 0);
      for (int at = 0; at < length; at++) {
        char c = part[at];
        row = next[row + (c < ASCII ? columnOf[c] : columnOfOther(c))];
        if (row >= end) {
          report((row - end) / width, from + at + 1, sink);
        }
      }
    }
  }

  private void report(int end, int to, Sink sink) {
    for (int word : ends[end]) {
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

  private static int[] with(int[] words, int word) {
    int[] longer = Arrays.copyOf(words, words.length + 1);
    longer[words.length] = word;
    return longer;
  }

  /** The states while they are made, numbered as they come. */
  private final class States {
    /** The next state for each state and column. */
    private final short[] next;

    /** The words that end in each state. */
    private final int[][] ends;

    private short count = 1;

    States(int max) {
      next = new short[max * width];
      ends = new int[max][];
      Arrays.fill(ends, NONE);
    }

    void addAll(List<String> words) {
      for (int word = 0; word < words.size(); word++) {
        int state = 0;
        for (char c : words.get(word).toCharArray()) {
          int step = state * width + column(c);
          if (next[step] == 0) {
            next[step] = count++;
          }
          state = next[step];
        }
        ends[state] = with(ends[state], word);
      }
    }

    /** Fills in, breadth first, the state to continue with when no word continues. */
    void link() {
      short[] fallback = new short[count];
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

    int plainCount() {
      return (int) Arrays.stream(ends, 0, count).filter(words -> words == NONE).count();
    }

    /** The new number of each state: those in which words end come last. */
    int[] order() {
      int[] order = new int[count];
      int plain = 0;
      int end = plainCount();
      for (int state = 0; state < count; state++) {
        order[state] = ends[state] == NONE ? plain++ : end++;
      }
      return order;
    }
  }
}
