package dev.memories.tui.view;

import dev.memories.tui.page.TextSpan;
import dev.memories.tui.state.Area;
import dev.memories.tui.state.Size;
import dev.memories.tui.text.Glyph;
import dev.memories.tui.text.Glyphs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The cells of a screen.
 *
 * <p>All text passes through {@link Glyphs}, so that nothing in a grid can control a terminal. A
 * wide glyph that does not fit is left out, never halved.
 */
public final class CellGrid {
  /** The place of the terminal's cursor. */
  public record Caret(int column, int row) {}

  private final Size size;
  private final GridCell[] cells;
  private Optional<Caret> caret = Optional.empty();

  CellGrid(Size size) {
    this.size = size;
    this.cells = new GridCell[size.columns() * size.rows()];
    Arrays.fill(cells, GridCell.BLANK);
  }

  public Size size() {
    return size;
  }

  public GridCell at(int column, int row) {
    return cells[row * size.columns() + column];
  }

  public Optional<Caret> caret() {
    return caret;
  }

  void caret(int column, int row) {
    caret = Optional.of(new Caret(Math.min(column, size.columns() - 1), row));
  }

  /**
   * Writes text from a column up to, but not including, {@code end}.
   *
   * @return the column after the text
   */
  int write(int column, int row, String text, CellStyle style, int end) {
    int limit = Math.min(end, size.columns());
    int at = column;
    for (Glyph glyph : Glyphs.of(text)) {
      if (at + glyph.width() > limit) {
        break;
      }
      put(at, row, new GridCell(glyph.text(), glyph.width(), style));
      at += glyph.width();
    }
    return at;
  }

  int write(int column, int row, List<TextSpan> spans, CellStyle.Background background, int end) {
    int at = column;
    for (TextSpan span : spans) {
      at = write(at, row, span.text(), new CellStyle(span.role(), background), end);
    }
    return at;
  }

  /** Fills an area with blanks. */
  void fill(Area area, CellStyle style) {
    GridCell blank = new GridCell(" ", 1, style);
    for (int row = area.top(); row < Math.min(area.bottom(), size.rows()); row++) {
      for (int column = area.left(); column < Math.min(area.right(), size.columns()); column++) {
        put(column, row, blank);
      }
    }
  }

  private void put(int column, int row, GridCell cell) {
    int at = row * size.columns() + column;
    if (cells[at].width() == 0) {
      cells[at - 1] = GridCell.BLANK;
    }
    int after = at + cell.width();
    if (column + cell.width() < size.columns() && cells[after].width() == 0) {
      cells[after] = GridCell.BLANK;
    }
    cells[at] = cell;
    if (cell.width() == 2) {
      cells[at + 1] = new GridCell("", 0, cell.style());
    }
  }

  /** Whether both grids look the same. */
  public boolean isSame(CellGrid other) {
    return size.equals(other.size)
        && caret.equals(other.caret)
        && Arrays.equals(cells, other.cells);
  }

  /** The grid as text, one line per row, without trailing spaces. */
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
