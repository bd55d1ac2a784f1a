package dev.memories.text;

/** How much a text says, counted in letters of an alphabet. */
public final class Letters {
  /** About as many letters as one character of Chinese, Japanese or Korean stands for. */
  private static final int IN_A_WIDE_ONE = 3;

  private Letters() {}

  /** The characters of a text, with three for each Chinese, Japanese or Korean one. */
  public static long in(String text) {
    return text.length() + (IN_A_WIDE_ONE - 1) * text.codePoints().filter(Letters::isWide).count();
  }

  private static boolean isWide(int point) {
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default -> false;
    };
  }
}
