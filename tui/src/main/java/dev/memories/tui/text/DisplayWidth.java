package dev.memories.tui.text;

import org.jline.utils.WCWidth;

/**
 * The number of terminal columns that a text takes, by jline's tables.
 *
 * <p>The browser and the tables of the command line both measure with this class. It expects text
 * that is safe to print; a control character has no width.
 */
public final class DisplayWidth {
  private static final char EMOJI_PRESENTATION = '\uFE0F';
  private static final char TEXT_PRESENTATION = '\uFE0E';
  private static final String ELLIPSIS = "…";

  private DisplayWidth() {}

  /** The columns of a whole text. */
  public static int of(String text) {
    if (isSingleColumns(text)) {
      return text.length();
    }
    int width = 0;
    for (String cluster : Clusters.of(text)) {
      width += ofCluster(cluster);
    }
    return width;
  }

  /** The text if it fits into so many columns, otherwise its beginning and an ellipsis. */
  public static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    int room = columns - ELLIPSIS.length();
    int end = 0;
    for (String cluster : Clusters.of(text)) {
      room -= ofCluster(cluster);
      if (room < 0) {
        break;
      }
      end += cluster.length();
    }
    return text.substring(0, end) + ELLIPSIS;
  }

  /**
   * The same for a sentence: ends after a whole word, and before a quotation that would be left
   * open, as long as that keeps half of the columns.
   */
  public static String cutWords(String text, int columns) {
    String cut = cut(text, columns);
    return cut.equals(text) ? text : WholeWords.beginning(cut);
  }

  /**
   * The columns of one grapheme cluster: 0, 1 or 2.
   *
   * <p>Returns the same as jline's {@code wcwidthForGraphemeCluster}. That method needs a {@code
   * BreakIterator}, which loads a hundred classes; that would slow down short commands.
   */
  static int ofCluster(String cluster) {
    for (int at = 1; at < cluster.length(); at++) {
      char c = cluster.charAt(at);
      if (c == EMOJI_PRESENTATION) {
        return 2;
      }
      if (c == TEXT_PRESENTATION) {
        return 1;
      }
    }
    return WCWidth.wcwidth(cluster.codePointAt(0));
  }

  /** Whether each character is a cluster of one column, whatever its neighbours are. */
  static boolean isSingleColumns(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (!isSingleColumn(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a character is certain to be a cluster of one column: ASCII, Latin letters, and the
   * frames and signs of our own screens. Most text has no others, and needs no tables.
   */
  public static boolean isSingleColumn(char c) {
    return (c >= ' ' && c <= '~')
        || (c >= '\u00a1' && c <= '\u02ff' && c != '\u00ad')
        || (c >= '\u2010' && c <= '\u2027')
        || c == '\u203a'
        || (c >= '\u2190' && c <= '\u2193')
        || (c >= '\u2500' && c <= '\u25cf');
  }
}
