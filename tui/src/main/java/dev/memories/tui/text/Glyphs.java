package dev.memories.tui.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns any text into glyphs. All text passes through here on its way to the screen.
 *
 * <p>Characters that a terminal would obey or hide (control, bidi, zero-width, private and
 * unassigned characters, lone surrogates) become visible escapes such as {@code \}{@code u001b}. A
 * tab becomes spaces up to the next multiple of four columns.
 */
public final class Glyphs {
  private static final int TAB = 4;

  /** In UTF-16 units. No script puts more marks on one letter; hostile text does. */
  private static final int LONGEST_CLUSTER = 32;

  private static final Glyph[] ASCII = ascii();

  private Glyphs() {}

  /** The glyphs of a text whose first column is a multiple of four. */
  public static List<Glyph> of(String text) {
    List<Glyph> glyphs = new ArrayList<>(text.length());
    if (DisplayWidth.isSingleColumns(text)) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        glyphs.add(c <= '~' ? ASCII[c] : new Glyph(String.valueOf(c), 1));
      }
      return glyphs;
    }
    int column = 0;
    for (String cluster : Clusters.of(Normalizer.normalize(text, Normalizer.Form.NFC))) {
      int before = glyphs.size();
      addCluster(cluster, column, glyphs);
      for (Glyph added : glyphs.subList(before, glyphs.size())) {
        column += added.width();
      }
    }
    return glyphs;
  }

  /** The columns of a text. */
  public static int width(String text) {
    if (DisplayWidth.isSingleColumns(text)) {
      return text.length();
    }
    return width(of(text));
  }

  public static int width(List<Glyph> glyphs) {
    int width = 0;
    for (Glyph glyph : glyphs) {
      width += glyph.width();
    }
    return width;
  }

  private static void addCluster(String cluster, int column, List<Glyph> into) {
    if (cluster.equals("\t")) {
      for (int stop = TAB - column % TAB; stop > 0; stop--) {
        into.add(Glyph.SPACE);
      }
      return;
    }
    int first = cluster.codePointAt(0);
    if (isHidden(first)) {
      cluster.codePoints().forEach(codePoint -> addEscape(codePoint, into));
      return;
    }
    String visible = cluster.length() > LONGEST_CLUSTER ? cut(cluster) : cluster;
    if (isMark(first) || DisplayWidth.ofCluster(visible) == 0) {
      visible = "\u25cc" + visible;
    }
    if (Character.isSpaceChar(first)) {
      visible = " ";
    }
    String kept = withoutStrays(visible);
    into.add(new Glyph(kept, DisplayWidth.ofCluster(kept)));
  }

  private static String cut(String cluster) {
    int end =
        Character.isHighSurrogate(cluster.charAt(LONGEST_CLUSTER - 1))
            ? LONGEST_CLUSTER - 1
            : LONGEST_CLUSTER;
    return cluster.substring(0, end);
  }

  /**
   * Drops tags, bidi marks and other hidden characters inside a cluster; joiners, selectors and
   * combining marks stay.
   */
  private static String withoutStrays(String cluster) {
    if (cluster.length() == 1) {
      return cluster;
    }
    StringBuilder kept = new StringBuilder(cluster.length());
    cluster
        .codePoints()
        .filter(codePoint -> codePoint == 0x200D || !isHidden(codePoint))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static void addEscape(int codePoint, List<Glyph> into) {
    String escape =
        Character.isBmpCodePoint(codePoint)
            ? "\\u%04x".formatted(codePoint)
            : "\\u{%x}".formatted(codePoint);
    for (int i = 0; i < escape.length(); i++) {
      into.add(ASCII[escape.charAt(i)]);
    }
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default ->
          codePoint == 0x115F || codePoint == 0x1160 || codePoint == 0x3164 || codePoint == 0xFFA0;
    };
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static Glyph[] ascii() {
    Glyph[] all = new Glyph['~' + 1];
    for (char c = ' '; c <= '~'; c++) {
      all[c] = new Glyph(String.valueOf(c), 1);
    }
    return all;
  }
}
