package dev.memories.tui.view;

import dev.memories.tui.page.Span;
import dev.memories.tui.state.Area;
import dev.memories.tui.state.Size;
import dev.memories.tui.text.Glyph;
import dev.memories.tui.text.Glyphs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A screenful of cells.
 *
 * <p>Everything written passes {@link Glyphs}, so that nothing in a grid can command a terminal. A
 * wide glyph that does not fit where it should stand is left out, never halved.
 */
public final class CellGrid {
  /** Where the terminal's own cursor stands. */
  public record Caret(int column, int row) {}

  private final Size size;
  private final Cell[] cells;
  private Optional<Caret> caret = Optional.empty();

  CellGrid(Size size) {
    this.size = size;
    this.cells = new Cell[size.columns() * size.rows()];
    Arrays.fill(cells, Cell.BLANK);
  }

  public Size size() {
    return size;
  }

  public Cell at(int column, int row) {
    return cells[row * size.columns() + column];
  }

  public Optional<Caret> caret() {
    return caret;
  }

  void caret(int column, int row) {
    caret = Optional.of(new Caret(Math.min(column, size.columns() - 1), row));
  }

  /**
   * Writes from a column up to, not including, another.
   *
   * @return the column after the last one written
   */
  int write(int column, int row, String text, Style style, int end) {
    int limit = Math.min(end, size.columns());
    int at = column;
    for (Glyph glyph : Glyphs.of(text)) {
      if (at + glyph.width() > limit) {
        break;
      }
      put(at, row, new Cell(glyph.text(), glyph.width(), style));
      at += glyph.width();
    }
    return at;
  }

  int write(int column, int row, List<Span> spans, Ground ground, int end) {
    int at = column;
    for (Span span : spans) {
      at = write(at, row, span.text(), new Style(span.ink(), ground), end);
    }
    return at;
  }

  /** Blanks an area. */
  void fill(Area area, Style style) {
    Cell blank = new Cell(" ", 1, style);
    for (int row = area.top(); row < Math.min(area.bottom(), size.rows()); row++) {
      for (int column = area.left(); column < Math.min(area.right(), size.columns()); column++) {
        put(column, row, blank);
      }
    }
  }

  private void put(int column, int row, Cell cell) {
    int at = row * size.columns() + column;
    if (cells[at].width() == 0) {
      cells[at - 1] = Cell.BLANK;
    }
    int after = at + cell.width();
    if (column + cell.width() < size.columns() && cells[after].width() == 0) {
      cells[after] = Cell.BLANK;
    }
    cells[at] = cell;
    if (cell.width() == 2) {
      cells[at + 1] = new Cell("", 0, cell.style());
    }
  }

  /** Whether the other shows just the same. */
  public boolean isSame(CellGrid other) {
    return size.equals(other.size)
        && caret.equals(other.caret)
        && Arrays.equals(cells, other.cells);
  }

  /** The screen as text, one line a row, without spaces at their ends. */
  public String text() {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < size.rows(); row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < size.columns(); column++) {
        line.append(at(column, row).text());
      }
      lines.add(line.toString().stripTrailing());
    }
    return String.join("\n", lines) + "\n";
  }
}
