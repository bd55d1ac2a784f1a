package dev.memories.tui.text;

import java.util.List;

/** Shortens text to a number of columns; an ellipsis marks the cut. */
public final class Ellipsis {
  private static final String ELLIPSIS = "…";

  private Ellipsis() {}

  /** Cuts the end. */
  public static String end(String text, int columns) {
    List<Glyph> glyphs = Glyphs.of(text);
    if (Glyphs.width(glyphs) <= columns) {
      return join(glyphs);
    }
    if (columns <= 0) {
      return "";
    }
    StringBuilder kept = new StringBuilder();
    int width = 0;
    for (Glyph glyph : glyphs) {
      if (width + glyph.width() > columns - 1) {
        break;
      }
      kept.append(glyph.text());
      width += glyph.width();
    }
    return kept.append(ELLIPSIS).toString();
  }

  /** Cuts the end of a sentence, after a whole word where that keeps half of the columns. */
  public static String words(String text, int columns) {
    String cut = end(text, columns);
    return cut.endsWith(ELLIPSIS) && !text.endsWith(ELLIPSIS) ? WholeWords.beginning(cut) : cut;
  }

  /** Cuts the start, which suits paths. */
  public static String start(String text, int columns) {
    List<Glyph> glyphs = Glyphs.of(text);
    int surplus = Glyphs.width(glyphs) - columns;
    if (surplus <= 0) {
      return join(glyphs);
    }
    if (columns <= 0) {
      return "";
    }
    int skip = 0;
    int gone = 0;
    while (skip < glyphs.size() && gone < surplus + 1) {
      gone += glyphs.get(skip++).width();
    }
    return ELLIPSIS + join(glyphs.subList(skip, glyphs.size()));
  }

  private static String join(List<Glyph> glyphs) {
    StringBuilder joined = new StringBuilder();
    glyphs.forEach(glyph -> joined.append(glyph.text()));
    return joined.toString();
  }
}
