package dev.memories.text;

import java.util.Arrays;
import java.util.List;

/**
 * Finds many words in a text in one pass: an Aho-Corasick automaton in one dense table for ASCII,
 * which is small enough for a processor's cache, and one for all other characters.
 *
 * <p>The words are given in lower case. ASCII letters match in any case, by simple case folding;
 * other characters match exactly. Thread-safe. See ADR 0015 for the library that it replaces.
 */
public final class KeywordAutomaton {
  private static final int ASCII = 128;
  private static final int[] NONE = {};

  private final int[] lengths;

  /** The column of each ASCII character; 0 for characters in no word. */
  private final byte[] columns = new byte[ASCII];

  /** The other characters in words, sorted; their columns follow those of ASCII. */
  private final char[] others;

  /** The number of columns for ASCII. */
  private final int asciiWidth;

  /** A row of the table for ASCII has this power of two as its width. */
  private final int shift;

  /**
   * For each state and column of ASCII, the next state. State 0 is the start; the states in which
   * words end have the highest numbers.
   */
  private final char[] next;

  /** The same for the other characters in words. */
  private final char[] nextOfOther;

  /** The first state in which words end. */
  private final int firstEnd;

  /** The words that end in each of these states, as positions in the list. */
  private final int[][] ends;

  /** Builds an automaton for a list of words in lower case. */
  public KeywordAutomaton(List<String> words) {
    lengths = words.stream().mapToInt(String::length).toArray();
    others = othersIn(words);
    asciiWidth = fillColumns(words);
    shift = Integer.SIZE - Integer.numberOfLeadingZeros(asciiWidth);
    Trie trie = new Trie(1 + Arrays.stream(lengths).sum());
    trie.addAll(words);
    trie.link();
    char[] order = trie.order();
    firstEnd = trie.plainCount();
    next = new char[trie.count << shift];
    nextOfOther = new char[trie.count * others.length];
    ends = new int[trie.count - firstEnd][];
    for (int old : trie.breadthFirst) {
      int state = order[old];
      fillRow(state, order[trie.fallback[old]]);
      for (int child = trie.firstChild[old]; child != 0; child = trie.nextSibling[child]) {
        int column = trie.column[child];
        if (column < asciiWidth) {
          next[state << shift | column] = order[child];
        } else {
          nextOfOther[state * others.length + column - asciiWidth] = order[child];
        }
      }
      if (state >= firstEnd) {
        ends[state - firstEnd] = trie.ends[old];
      }
    }
  }

  /** Where no word continues, a state goes on like its fallback, whose row is filled already. */
  private void fillRow(int state, int fallback) {
    System.arraycopy(next, fallback << shift, next, state << shift, asciiWidth);
    System.arraycopy(
        nextOfOther, fallback * others.length, nextOfOther, state * others.length, others.length);
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
    find(text.toCharArray(), sink);
  }

  /** Finds every occurrence of every word, including overlapping ones. */
  public void find(char[] text, Sink sink) {
    // Fields are read from memory each time, unless the code is fully optimised.
    byte[] columnOf = columns;
    char[] table = next;
    int width = shift;
    int end = firstEnd;
    int state = 0;
    for (int at = 0; at < text.length; at++) {
      char c = text[at];
      state = c < ASCII ? table[state << width | columnOf[c]] : nextOfOther(state, c);
      if (state >= end) {
        report(state, at + 1, sink);
      }
    }
  }

  /** Reads a text and keeps what was seen, so that a text much like it need not be read whole. */
  public KeywordTrail trail(char[] text) {
    KeywordTrail trail = new KeywordTrail(this, new char[text.length]);
    char[] states = trail.states();
    byte[] columnOf = columns;
    char[] table = next;
    int width = shift;
    int end = firstEnd;
    int state = 0;
    for (int at = 0; at < text.length; at++) {
      char c = text[at];
      state = c < ASCII ? table[state << width | columnOf[c]] : nextOfOther(state, c);
      states[at] = (char) state;
      if (state >= end) {
        trail.addEnd(at);
      }
    }
    return trail;
  }

  /** The state after one more character. */
  int step(int state, char c) {
    return c < ASCII ? next[state << shift | columns[c]] : nextOfOther(state, c);
  }

  /** Whether words end in a state. */
  boolean isEnd(int state) {
    return state >= firstEnd;
  }

  /** Reports the words that end in a state. */
  void report(int state, int to, Sink sink) {
    for (int word : ends[state - firstEnd]) {
      sink.found(word, to - lengths[word], to);
    }
  }

  private int nextOfOther(int state, char c) {
    int column = columnOfOther(c);
    return column < asciiWidth
        ? next[state << shift | column]
        : nextOfOther[state * others.length + column - asciiWidth];
  }

  private int column(char c) {
    return c < ASCII ? columns[c] : columnOfOther(c);
  }

  /** The column of a character that is not ASCII, which some fold to; 0 if it is in no word. */
  private int columnOfOther(char c) {
    char folded = SimpleCaseFolding.fold(c);
    if (folded < ASCII) {
      return columns[folded];
    }
    int other = Arrays.binarySearch(others, c);
    return other < 0 ? 0 : asciiWidth + other;
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

  /** The states while they are made, numbered as they come: a tree of the words. */
  private final class Trie {
    /** The first child of each state, and the next child of its parent; 0 for none. */
    private final char[] firstChild;

    private final char[] nextSibling;

    /** The column of the character that leads to each state. */
    private final char[] column;

    /** The state to continue with when no word continues. */
    private char[] fallback = {};

    private char[] breadthFirst = {};

    /** The words that end in each state. */
    private final int[][] ends;

    private char count = 1;

    Trie(int max) {
      firstChild = new char[max];
      nextSibling = new char[max];
      column = new char[max];
      ends = new int[max][];
      Arrays.fill(ends, NONE);
    }

    void addAll(List<String> words) {
      for (int word = 0; word < words.size(); word++) {
        int state = 0;
        for (char c : words.get(word).toCharArray()) {
          int step = KeywordAutomaton.this.column(c);
          int child = child(state, step);
          state = child == 0 ? addChild(state, step) : child;
        }
        ends[state] = with(ends[state], word);
      }
    }

    private int child(int state, int step) {
      int child = firstChild[state];
      while (child != 0 && column[child] != step) {
        child = nextSibling[child];
      }
      return child;
    }

    private int addChild(int state, int step) {
      char child = count++;
      column[child] = (char) step;
      nextSibling[child] = firstChild[state];
      firstChild[state] = child;
      return child;
    }

    /** Finds, breadth first, the fallback of each state, and the words that end there as well. */
    void link() {
      fallback = new char[count];
      breadthFirst = new char[count];
      int found = 1;
      for (int at = 0; at < found; at++) {
        char state = breadthFirst[at];
        for (char child = firstChild[state]; child != 0; child = nextSibling[child]) {
          breadthFirst[found++] = child;
          if (state != 0) {
            link(child, state);
          }
        }
      }
    }

    private void link(int state, int parent) {
      int behind = fallback[parent];
      int next = child(behind, column[state]);
      while (next == 0 && behind != 0) {
        behind = fallback[behind];
        next = child(behind, column[state]);
      }
      fallback[state] = (char) next;
      for (int word : ends[next]) {
        ends[state] = with(ends[state], word);
      }
    }

    int plainCount() {
      int plain = 0;
      for (int state = 0; state < count; state++) {
        plain += ends[state] == NONE ? 1 : 0;
      }
      return plain;
    }

    /** The new number of each state: those in which words end come last. */
    char[] order() {
      char[] order = new char[count];
      char plain = 0;
      char end = (char) plainCount();
      for (int state = 0; state < count; state++) {
        order[state] = ends[state] == NONE ? plain++ : end++;
      }
      return order;
    }
  }
}
