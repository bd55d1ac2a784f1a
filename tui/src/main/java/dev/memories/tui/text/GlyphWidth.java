package dev.memories.tui.text;

import java.util.Arrays;

/**
 * The columns a grapheme cluster takes in a terminal.
 *
 * <p>Wide are the code points of East Asian Width W and F, those with emoji presentation, and what
 * U+FE0F or a second regional indicator turns into an emoji. Ambiguous ones are narrow, as
 * terminals have them by default.
 */
final class GlyphWidth {
  private static final int EMOJI_PRESENTATION_SELECTOR = 0xFE0F;

  /**
   * First and last code point of each wide range, ascending (Unicode 16, EastAsianWidth W and F).
   */
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x2329, 0x232A, 0x2630, 0x2637, 0x268A, 0x268F, 0x2E80, 0x2E99, 0x2E9B, 0x2EF3,
    0x2F00, 0x2FD5, 0x2FF0, 0x303E, 0x3041, 0x3096, 0x3099, 0x30FF, 0x3105, 0x312F, 0x3131, 0x318E,
    0x3190, 0x31E5, 0x31EF, 0x321E, 0x3220, 0x3247, 0x3250, 0xA48C, 0xA490, 0xA4C6, 0xA960, 0xA97C,
    0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE52, 0xFE54, 0xFE66, 0xFE68, 0xFE6B,
    0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x16FE4, 0x16FF0, 0x16FF1, 0x17000, 0x187F7, 0x18800,
    0x18CD5, 0x18CFF, 0x18D08, 0x1AFF0, 0x1AFF3, 0x1AFF5, 0x1AFFB, 0x1AFFD, 0x1AFFE, 0x1B000,
    0x1B122, 0x1B132, 0x1B132, 0x1B150, 0x1B152, 0x1B155, 0x1B155, 0x1B164, 0x1B167, 0x1B170,
    0x1B2FB, 0x1D300, 0x1D356, 0x1D360, 0x1D376, 0x1F200, 0x1F202, 0x1F210, 0x1F23B, 0x1F240,
    0x1F248, 0x1F250, 0x1F251, 0x1F260, 0x1F265, 0x1F3FB, 0x1F3FF, 0x20000, 0x2FFFD, 0x30000,
    0x3FFFD
  };

  private GlyphWidth() {}

  /** Width of a cluster that starts with a visible character. */
  static int of(String cluster) {
    int first = cluster.codePointAt(0);
    if (first < 0x300) {
      return cluster.indexOf(EMOJI_PRESENTATION_SELECTOR) > 0 && Character.isEmoji(first) ? 2 : 1;
    }
    if (isWide(first) || cluster.indexOf(EMOJI_PRESENTATION_SELECTOR) > 0) {
      return 2;
    }
    return isRegionalIndicator(first) && cluster.length() > 2 ? 2 : 1;
  }

  private static boolean isWide(int codePoint) {
    int at = Arrays.binarySearch(WIDE, codePoint);
    if (at >= 0) {
      return true;
    }
    boolean insideRange = (-at - 1) % 2 == 1;
    return insideRange
        || (Character.isEmojiPresentation(codePoint) && !isRegionalIndicator(codePoint));
  }

  private static boolean isRegionalIndicator(int codePoint) {
    return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
  }
}
