package dev.memories.tui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.Terminal;
import dev.memories.tui.state.Look;
import dev.memories.tui.state.Size;
import dev.memories.tui.view.Cell;
import dev.memories.tui.view.CellGrid;
import dev.memories.tui.view.ColourDepth;
import dev.memories.tui.view.Paint;
import dev.memories.tui.view.Style;
import dev.memories.tui.view.Theme;
import dev.memories.tui.view.Tint;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts grids on a terminal through lanterna's Screen, which sends only what differs. */
final class ScreenSink {
  private static final int MOST_LETTERS = 20_000;

  private static final List<TextColor> SIXTEEN =
      List.of(
          TextColor.ANSI.BLACK,
          TextColor.ANSI.RED,
          TextColor.ANSI.GREEN,
          TextColor.ANSI.YELLOW,
          TextColor.ANSI.BLUE,
          TextColor.ANSI.MAGENTA,
          TextColor.ANSI.CYAN,
          TextColor.ANSI.WHITE,
          TextColor.ANSI.BLACK_BRIGHT);

  private record Letter(String text, Style style) {}

  private final Consumer<Size> resized;
  private final TerminalScreen screen;
  private final StandIns standIns;
  private final ColourDepth depth;
  private final Map<Letter, TextCharacter> letters = new HashMap<>();
  private Theme theme;
  private Look look;
  private @Nullable CellGrid shown;

  /**
   * Over any terminal of lanterna's.
   *
   * @param resized told the size of every frame before it is sent
   */
  ScreenSink(
      Terminal terminal, Consumer<Size> resized, StandIns standIns, ColourDepth depth, Look look)
      throws IOException {
    this.resized = resized;
    this.screen = new TerminalScreen(terminal);
    this.standIns = standIns;
    this.depth = depth;
    this.look = look;
    this.theme = new Theme(look, depth);
    screen.startScreen();
  }

  /** Whether the grid would change anything on the screen. */
  boolean isNew(CellGrid grid, Look newLook) {
    return shown == null || look != newLook || !grid.isSame(shown);
  }

  /** The next grid is sent whole. */
  void forget() {
    shown = null;
  }

  void present(CellGrid grid, Look newLook) throws IOException {
    boolean recoloured = look != newLook;
    if (recoloured) {
      look = newLook;
      theme = new Theme(newLook, depth);
    }
    if (recoloured || letters.size() > MOST_LETTERS) {
      letters.clear();
    }
    resized.accept(grid.size());
    screen.doResizeIfNecessary();
    CellGrid before = shown;
    boolean whole = recoloured || before == null || !before.size().equals(grid.size());
    if (whole) {
      screen.clear();
    }
    put(grid, whole ? null : before);
    screen.setCursorPosition(
        grid.caret().map(caret -> new TerminalPosition(caret.column(), caret.row())).orElse(null));
    screen.refresh(whole ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
    shown = grid;
  }

  /**
   * Sets the cells that differ from those before, or from blanks.
   *
   * <p>The right half of a wide glyph is set by lanterna together with the left.
   */
  private void put(CellGrid grid, @Nullable CellGrid before) {
    for (int row = 0; row < grid.size().rows(); row++) {
      for (int column = 0; column < grid.size().columns(); column++) {
        Cell cell = grid.at(column, row);
        boolean same = cell.equals(before == null ? Cell.BLANK : before.at(column, row));
        if (!same && cell.width() > 0) {
          screen.setCharacter(column, row, letter(cell));
        }
      }
    }
  }

  private TextCharacter letter(Cell cell) {
    return letters.computeIfAbsent(new Letter(standIns.of(cell), cell.style()), this::made);
  }

  private TextCharacter made(Letter letter) {
    Paint paint = theme.paint(letter.style());
    EnumSet<SGR> attributes = EnumSet.noneOf(SGR.class);
    paint.attributes().forEach(attribute -> attributes.add(SGR.valueOf(attribute.name())));
    return TextCharacter.fromString(
        letter.text(), colour(paint.foreground()), colour(paint.background()), attributes)[0];
  }

  private TextColor colour(Optional<Tint> tint) {
    if (tint.isEmpty()) {
      return TextColor.ANSI.DEFAULT;
    }
    return switch (depth) {
      case SIXTEEN -> SIXTEEN.get(tint.get().ansi());
      case INDEXED -> new TextColor.Indexed(tint.get().indexed());
      case TRUE -> rgb(tint.get().rgb());
    };
  }

  private static TextColor rgb(int rgb) {
    return new TextColor.RGB(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
  }
}
