package dev.memories.tui.text;

/** The part of a sentence that reads well when the sentence has to be cut. */
final class WholeWords {
  private static final String MARK = "…";
  private static final String QUOTES = "\"`";

  /** What is longer is a path or the like, whose beginning tells more than an ellipsis. */
  private static final int LONGEST_WORD = 16;

  private WholeWords() {}

  /**
   * Takes the last word back from a text that was cut inside it, and a quotation that is still
   * open. Each is only done where it leaves half of the text.
   *
   * @param cut ends with an ellipsis
   */
  static String beginning(String cut) {
    String kept = cut.substring(0, cut.length() - MARK.length());
    int half = kept.length() / 2;
    int end = kept.length();
    int word = kept.lastIndexOf(' ');
    if (word > half && end - word <= LONGEST_WORD && !endsWithWideCharacter(kept)) {
      end = word;
    }
    int quote = openQuote(kept.substring(0, end));
    if (quote > half) {
      end = quote;
    }
    return end == kept.length() ? cut : kept.substring(0, end).stripTrailing() + " " + MARK;
  }

  /** Scripts with wide characters have no spaces between words. */
  private static boolean endsWithWideCharacter(String text) {
    return DisplayWidth.of(Character.toString(text.codePointBefore(text.length()))) > 1;
  }

  /** Where a quotation begins that does not end; -1 for none. */
  private static int openQuote(String text) {
    int open = -1;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (open < 0 && QUOTES.indexOf(c) >= 0) {
        open = at;
      } else if (open >= 0 && c == text.charAt(open)) {
        open = -1;
      }
    }
    return open;
  }
}
