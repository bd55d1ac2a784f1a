package dev.memories.redact;

/** A part of a text that one rule has to search, around some of its keywords. */
final class ScanWindow {
  private final int from;
  private final int to;
  private final int[] keywords;

  /**
   * @param from index of the first char
   * @param to end, exclusive
   * @param keywords index of each keyword in the window, in order; not copied
   */
  ScanWindow(int from, int to, int[] keywords) {
    this.from = from;
    this.to = to;
    this.keywords = keywords;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  int keywordCount() {
    return keywords.length;
  }

  /** Index of a keyword in the text. */
  int keyword(int index) {
    return keywords[index];
  }
}
