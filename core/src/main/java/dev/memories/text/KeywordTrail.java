package dev.memories.text;

import java.util.Arrays;

/**
 * What an automaton has seen of a text: its state after each character, and where words end.
 *
 * <p>A text that was made from another one by small changes needs few steps of its own: some
 * characters after a change, the automaton is in the state that it had in the other text.
 */
public final class KeywordTrail {
  private final KeywordAutomaton automaton;

  /** The state after each character. */
  private final char[] states;

  /** The last characters of words. */
  private int[] ends = new int[64];

  private int count;

  /**
   * @param states filled in by the caller
   */
  KeywordTrail(KeywordAutomaton automaton, char[] states) {
    this.automaton = automaton;
    this.states = states;
  }

  char[] states() {
    return states;
  }

  void addEnd(int at) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count++] = at;
  }

  /** Reports every occurrence of every word, in the order of their ends. */
  public void forEach(KeywordAutomaton.Sink sink) {
    for (int i = 0; i < count; i++) {
      automaton.report(states[ends[i]], ends[i] + 1, sink);
    }
  }

  /**
   * Begins the trail of a text that was made from this one.
   *
   * @param text not copied
   */
  public Follower follow(char[] text) {
    return new Follower(text);
  }

  /** Makes the trail of a text from its parts, which are given from left to right. */
  public final class Follower {
    private final char[] text;
    private final KeywordTrail made;
    private int state;

    /** The first of our ends that is not left of the last part. */
    private int nextEnd;

    private Follower(char[] text) {
      this.text = text;
      made = new KeywordTrail(automaton, new char[text.length]);
    }

    /**
     * Adds a part that is the same in both texts.
     *
     * @param from its start in the other text
     * @param to its end in the other text
     * @param place its start in this text
     */
    public void same(int from, int to, int place) {
      int at = from;
      int shift = place - from;
      while (at < to && state != (at == 0 ? 0 : states[at - 1])) {
        changed(at + shift);
        at++;
      }
      if (at == to) {
        return;
      }
      System.arraycopy(states, at, made.states, at + shift, to - at);
      state = states[to - 1];
      while (nextEnd < count && ends[nextEnd] < at) {
        nextEnd++;
      }
      while (nextEnd < count && ends[nextEnd] < to) {
        made.addEnd(ends[nextEnd++] + shift);
      }
    }

    /** Adds a character of this text. */
    public void changed(int place) {
      state = automaton.step(state, text[place]);
      made.states[place] = (char) state;
      if (automaton.isEnd(state)) {
        made.addEnd(place);
      }
    }

    /** The trail of the text, all of whose parts were added. */
    public KeywordTrail made() {
      return made;
    }
  }
}
