package dev.memories.tui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.terminal.Terminal;
import dev.memories.tui.state.ColourScheme;
import dev.memories.tui.text.DisplayWidth;
import dev.memories.tui.view.CellGrid;
import dev.memories.tui.view.CellPaint;
import dev.memories.tui.view.CellStyle;
import dev.memories.tui.view.Colour;
import dev.memories.tui.view.ColourDepth;
import dev.memories.tui.view.GridCell;
import dev.memories.tui.view.Theme;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Draws grids on a terminal, and sends only the cells that differ from the last grid. The terminal
 * must be blank at first.
 *
 * <p>Terminals disagree about the width of many clusters: an old one draws a family emoji as three
 * people. Three measures keep such a cluster from shifting or spoiling its line: its columns are
 * blanked first, the cursor is placed again after it, and a changed line that has one is sent
 * whole.
 */
final class ScreenWriter {
  private final Terminal terminal;
  private final ColourDepth depth;
  private Theme theme;
  private ColourScheme scheme;
  private @Nullable CellGrid shown;
  private boolean blank = true;

  /** The style that the terminal writes with; null when unknown. */
  private @Nullable CellStyle pen;

  /** The cursor of the terminal; the row is -1 when unknown. */
  private int column;

  private int row = -1;

  ScreenWriter(Terminal terminal, ColourDepth depth, ColourScheme scheme) {
    this.terminal = terminal;
    this.depth = depth;
    this.scheme = scheme;
    this.theme = new Theme(scheme, depth);
  }

  /** Whether the grid would change anything on the screen. */
  boolean isNew(CellGrid grid, ColourScheme newScheme) {
    return shown == null || scheme != newScheme || !grid.isSame(shown);
  }

  /** Sends the next grid whole. */
  void invalidate() {
    shown = null;
  }

  void present(CellGrid grid, ColourScheme newScheme) throws IOException {
    boolean recoloured = scheme != newScheme;
    if (recoloured) {
      scheme = newScheme;
      theme = new Theme(newScheme, depth);
    }
    CellGrid before = shown;
    boolean whole = recoloured || before == null || !before.size().equals(grid.size());
    row = -1;
    pen = null;
    if (whole && !blank) {
      terminal.resetColorAndSGR();
      terminal.clearScreen();
    }
    blank = false;
    put(grid, whole ? null : before);
    put(grid.caret());
    shown = grid;
  }

  /** Writes the cells that differ from the last grid, or from a blank screen. */
  private void put(CellGrid grid, @Nullable CellGrid before) throws IOException {
    for (int y = 0; y < grid.size().rows(); y++) {
      boolean whole = isSentWhole(grid, before, y);
      for (int x = 0; x < grid.size().columns(); x++) {
        GridCell cell = grid.at(x, y);
        if (cell.width() > 0 && (whole || !cell.equals(before(before, x, y)))) {
          put(cell, x, y);
        }
      }
    }
  }

  private static boolean isSentWhole(CellGrid grid, @Nullable CellGrid before, int y) {
    boolean changed = false;
    boolean disputed = false;
    for (int x = 0; x < grid.size().columns(); x++) {
      GridCell cell = grid.at(x, y);
      GridCell old = before(before, x, y);
      changed |= !cell.equals(old);
      disputed |= isDisputed(cell) || isDisputed(old);
    }
    return changed && disputed;
  }

  private static GridCell before(@Nullable CellGrid before, int x, int y) {
    return before == null ? GridCell.BLANK : before.at(x, y);
  }

  private void put(GridCell cell, int x, int y) throws IOException {
    boolean disputed = isDisputed(cell);
    if (x != column || y != row) {
      terminal.setCursorPosition(x, y);
    }
    if (!cell.style().equals(pen)) {
      take(cell.style());
    }
    if (disputed) {
      terminal.putString(" ".repeat(cell.width()));
      terminal.setCursorPosition(x, y);
    }
    terminal.putString(cell.text());
    column = x + cell.width();
    row = disputed ? -1 : y;
  }

  /**
   * Whether terminals may disagree with us about the width of a cell. They agree about single
   * letters.
   */
  private static boolean isDisputed(GridCell cell) {
    String text = cell.text();
    return switch (text.length()) {
      case 0 -> false;
      case 1 -> !DisplayWidth.isSingleColumn(text.charAt(0)) && !Character.isLetter(text.charAt(0));
      default -> true;
    };
  }

  private void take(CellStyle style) throws IOException {
    pen = style;
    terminal.resetColorAndSGR();
    CellPaint paint = theme.paint(style);
    for (CellPaint.Attribute attribute : paint.attributes()) {
      terminal.enableSGR(SGR.valueOf(attribute.name()));
    }
    if (paint.foreground().isPresent()) {
      terminal.setForegroundColor(colour(paint.foreground().get()));
    }
    if (paint.background().isPresent()) {
      terminal.setBackgroundColor(colour(paint.background().get()));
    }
  }

  private void put(Optional<CellGrid.Caret> caret) throws IOException {
    if (caret.isPresent()) {
      terminal.setCursorPosition(caret.get().column(), caret.get().row());
    }
    terminal.setCursorVisible(caret.isPresent());
  }

  private TextColor colour(Colour tint) {
    return switch (depth) {
      case EIGHT -> Sixteen.COLOURS.get(tint.eight());
      case SIXTEEN -> Sixteen.COLOURS.get(tint.sixteen());
      case INDEXED -> new TextColor.Indexed(tint.indexed());
      case TRUE ->
          new TextColor.RGB(tint.rgb() >> 16 & 0xff, tint.rgb() >> 8 & 0xff, tint.rgb() & 0xff);
    };
  }

  /**
   * In a class of its own, because these classes of lanterna load slowly and few terminals need
   * them.
   */
  private static final class Sixteen {
    static final List<TextColor> COLOURS =
        List.of(
            TextColor.ANSI.BLACK,
            TextColor.ANSI.RED,
            TextColor.ANSI.GREEN,
            TextColor.ANSI.YELLOW,
            TextColor.ANSI.BLUE,
            TextColor.ANSI.MAGENTA,
            TextColor.ANSI.CYAN,
            TextColor.ANSI.WHITE,
            TextColor.ANSI.BLACK_BRIGHT,
            TextColor.ANSI.RED_BRIGHT,
            TextColor.ANSI.GREEN_BRIGHT,
            TextColor.ANSI.YELLOW_BRIGHT,
            TextColor.ANSI.BLUE_BRIGHT,
            TextColor.ANSI.MAGENTA_BRIGHT,
            TextColor.ANSI.CYAN_BRIGHT,
            TextColor.ANSI.WHITE_BRIGHT);
  }
}
