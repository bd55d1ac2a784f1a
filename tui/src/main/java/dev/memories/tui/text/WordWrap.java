package dev.memories.tui.text;

import java.util.ArrayList;
import java.util.List;

/** Wraps text by words, in columns. */
public final class WordWrap {
  private WordWrap() {}

  /** The lines of a text, at least one; a word that is too long for a line stands alone. */
  public static List<String> lines(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int width = 0;
    for (String word : text.split(" ", -1)) {
      int columnsOfWord = DisplayWidth.of(word);
      if (!line.isEmpty() && width + 1 + columnsOfWord > columns) {
        lines.add(line.toString());
        line.setLength(0);
        width = 0;
      }
      width += columnsOfWord + (line.isEmpty() ? 0 : 1);
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /**
   * Wraps a line of code or of output: keeps its indentation on every line, and cuts a word that is
   * too long for a line.
   */
  public static List<String> indented(String text, int columns) {
    String words = text.stripLeading();
    String indentation = " ".repeat(Math.min(text.length() - words.length(), columns / 2));
    int room = Math.max(1, columns - indentation.length());
    List<String> pieces = new ArrayList<>();
    for (String line : lines(words, room)) {
      pieces(line, room).forEach(piece -> pieces.add(indentation + piece));
    }
    return pieces;
  }

  private static List<String> pieces(String line, int columns) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int width = 0;
    for (Glyph glyph : Glyphs.of(line)) {
      if (!piece.isEmpty() && width + glyph.width() > columns) {
        pieces.add(piece.toString());
        piece.setLength(0);
        width = 0;
      }
      piece.append(glyph.text());
      width += glyph.width();
    }
    pieces.add(piece.toString());
    return pieces;
  }
}
