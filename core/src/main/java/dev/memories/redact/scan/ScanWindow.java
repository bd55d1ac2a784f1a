package dev.memories.redact.scan;

/** A part of a text that one rule has to search, around some of its keywords. */
public final class ScanWindow {
  /** The low bits hold the position of the word; the 8 above them its length. */
  private static final int WORD_BITS = 24;

  private final int from;
  private final int to;
  private final long[] keywords;

  /**
   * @param from index of the first char
   * @param to end, exclusive
   * @param keywords the keywords in the window, in order, packed by {@link #keyword(int, int,
   *     int)}; not copied
   */
  public ScanWindow(int from, int to, long[] keywords) {
    this.from = from;
    this.to = to;
    this.keywords = keywords;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  public int keywordCount() {
    return keywords.length;
  }

  /** Index of a keyword in the text. */
  public int keyword(int index) {
    return (int) (keywords[index] >> Integer.SIZE);
  }

  /** The end of a keyword in the text, exclusive. */
  public int keywordEnd(int index) {
    return keyword(index) + ((int) keywords[index] >>> WORD_BITS);
  }

  /** The position of a keyword in the list of the rule. */
  public int word(int index) {
    return (int) keywords[index] & (1 << WORD_BITS) - 1;
  }

  /**
   * A keyword in one number, which sorts by the start and then by the end.
   *
   * @param word its position in the list of the rule
   */
  public static long keyword(int word, int from, int to) {
    return (long) from << Integer.SIZE | (long) (to - from) << WORD_BITS | word;
  }
}
