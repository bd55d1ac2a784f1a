package dev.memories.extract.offline.words;

/**
 * Puts marks around quoted text so that a reader of Markdown sees the text and nothing else.
 *
 * <p>Marks are read from left to right, so those inside a text must leave none open. A text whose
 * marks would do so loses one of them. Markup ({@code <}) stands in code marks only.
 */
final class Marks {
  private static final char CODE = '`';
  private static final char QUOTE = '"';
  private static final String FENCE = "``";

  private Marks() {}

  static String code(String text) {
    return text.indexOf(CODE) >= 0 ? quoted(text) : CODE + even(text, QUOTE) + CODE;
  }

  static String quoted(String text) {
    String shown = even(text, CODE);
    boolean hasCode = shown.indexOf(CODE) >= 0;
    if (!hasCode && shown.indexOf('<') >= 0) {
      return CODE + even(shown, QUOTE) + CODE;
    }
    String inQuotes = QUOTE + shown + QUOTE;
    if (hasCode && hasMarkupOutsideCode(shown)) {
      return fenced(shown);
    }
    return isClosed(inQuotes) ? inQuotes : QUOTE + without(shown, QUOTE) + QUOTE;
  }

  /** In two code marks on each side, as Markdown quotes code marks. */
  private static String fenced(String text) {
    String fenced = FENCE + " " + text + " " + FENCE;
    boolean isSafe = !text.contains(FENCE) && isClosed(fenced);
    return isSafe ? fenced : QUOTE + without(without(text, QUOTE), '<') + QUOTE;
  }

  private static boolean hasMarkupOutsideCode(String text) {
    boolean inCode = false;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == CODE) {
        inCode = !inCode;
      } else if (text.charAt(i) == '<' && !inCode) {
        return true;
      }
    }
    return false;
  }

  /** Whether every mark, read from left to right, is closed at the end. */
  private static boolean isClosed(String marked) {
    int at = 0;
    while (at < marked.length()) {
      char mark = marked.charAt(at);
      if (mark == CODE || mark == QUOTE) {
        at = marked.indexOf(mark, at + 1);
        if (at < 0) {
          return false;
        }
      }
      at++;
    }
    return true;
  }

  /** An odd mark inside would pair with one outside: the last is left out. */
  private static String even(String text, char mark) {
    int last = text.lastIndexOf(mark);
    boolean isEven = true;
    for (int at = last; at >= 0; at = text.lastIndexOf(mark, at - 1)) {
      isEven = !isEven;
    }
    if (isEven) {
      return text;
    }
    return Excerpt.folded(text.substring(0, last) + Excerpt.OMISSION + text.substring(last + 1));
  }

  private static String without(String text, char mark) {
    return Excerpt.folded(text.replace(mark, Excerpt.OMISSION.charAt(0)));
  }
}
