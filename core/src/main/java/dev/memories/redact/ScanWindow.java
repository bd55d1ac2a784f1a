package dev.memories.redact;

/** A part of a text that one rule has to look at: that round some of its keywords. */
final class ScanWindow {
  private final int from;
  private final int to;
  private final int[] keywords;

  /**
   * @param from first char
   * @param to end, exclusive
   * @param keywords where each keyword in it begins, in order; not copied
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

  /** Where the keyword begins. */
  int keyword(int index) {
    return keywords[index];
  }
}
