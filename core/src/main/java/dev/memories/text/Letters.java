package dev.memories.text;

/** How much a text says, counted in letters of an alphabet. */
public final class Letters {
  /** About as many letters as one character of Chinese, Japanese or Korean stands for. */
  private static final int IN_A_WIDE_ONE = 3;

  /** The first character of Thai: no letter before it is of these scripts. */
  private static final char FIRST_UNSPACED = 0xe00;

  private Letters() {}

  /** The characters of a text, with three for each Chinese, Japanese or Korean one. */
  public static long in(String text) {
    return mayBeUnspaced(text)
        ? text.length() + (IN_A_WIDE_ONE - 1) * text.codePoints().filter(Letters::isWide).count()
        : text.length();
  }

  /**
   * Whether a text may hold letters of Thai, Chinese, Japanese or Korean: a quick test, as looking
   * up the script of each character takes long.
   */
  public static boolean mayBeUnspaced(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_UNSPACED) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWide(int point) {
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default -> false;
    };
  }
}
