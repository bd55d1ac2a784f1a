package dev.memories.tui.page;

import dev.memories.tui.text.Glyph;
import dev.memories.tui.text.Glyphs;
import java.util.ArrayList;
import java.util.List;

/**
 * Breaks spans into lines at spaces and between wide characters. Cuts a word that is wider than a
 * line.
 */
final class LineWrapper {
  private record Piece(Glyph glyph, TextRole role) {}

  private LineWrapper() {}

  /**
   * @param first the prefix of the first line, such as a bullet
   * @param rest the prefix of the other lines, as wide as {@code first}
   * @param width the columns of a line with its prefix
   */
  static List<List<TextSpan>> lines(
      List<TextSpan> spans, List<TextSpan> first, List<TextSpan> rest, int width) {
    int room = Math.max(8, width - first.stream().mapToInt(s -> Glyphs.width(s.text())).sum());
    List<List<TextSpan>> lines = new ArrayList<>();
    List<Piece> pieces = pieces(spans);
    int start = 0;
    do {
      int end = lineEnd(pieces, start, room);
      lines.add(line(lines.isEmpty() ? first : rest, pieces.subList(start, end)));
      start = end;
      while (start < pieces.size() && pieces.get(start).glyph().isSpace()) {
        start++;
      }
    } while (start < pieces.size());
    return lines;
  }

  private static int lineEnd(List<Piece> pieces, int start, int room) {
    int width = 0;
    int lastBreak = -1;
    for (int at = start; at < pieces.size(); at++) {
      Glyph glyph = pieces.get(at).glyph();
      if (glyph.isSpace()) {
        lastBreak = at;
      } else if (glyph.width() == 2 && at > start) {
        lastBreak = width + 2 <= room ? at : Math.max(lastBreak, at);
      }
      width += glyph.width();
      if (width > room && !glyph.isSpace()) {
        return lastBreak > start ? lastBreak : Math.max(at, start + 1);
      }
    }
    return pieces.size();
  }

  private static List<Piece> pieces(List<TextSpan> spans) {
    List<Piece> pieces = new ArrayList<>();
    for (TextSpan span : spans) {
      for (Glyph glyph : Glyphs.of(span.text())) {
        pieces.add(new Piece(glyph, span.role()));
      }
    }
    return pieces;
  }

  private static List<TextSpan> line(List<TextSpan> prefix, List<Piece> pieces) {
    List<TextSpan> line = new ArrayList<>(prefix);
    StringBuilder run = new StringBuilder();
    for (int at = 0; at < pieces.size(); at++) {
      Piece piece = pieces.get(at);
      run.append(piece.glyph().text());
      if (at + 1 == pieces.size() || pieces.get(at + 1).role() != piece.role()) {
        line.add(new TextSpan(run.toString(), piece.role()));
        run.setLength(0);
      }
    }
    return line;
  }
}
