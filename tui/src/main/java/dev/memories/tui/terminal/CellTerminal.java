package dev.memories.tui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import dev.memories.tui.state.Size;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * lanterna's ANSI writer over our own streams: it asks the terminal nothing, reads nothing, and
 * writes clusters whole.
 *
 * <p>After a cluster on whose width terminals disagree it says anew where it is, so that a
 * disagreement never shifts the rest of the line.
 */
final class CellTerminal extends ANSITerminal {
  private final StandIns standIns;
  private Size size;
  private int column;
  private int row;
  private boolean uncertain;

  CellTerminal(OutputStream output, Size size, StandIns standIns) {
    super(InputStream.nullInputStream(), output, StandardCharsets.UTF_8);
    this.size = size;
    this.standIns = standIns;
  }

  /** The next frame is of this size; whoever listens is told. */
  void resize(Size newSize) {
    size = newSize;
    onResized(newSize.columns(), newSize.rows());
  }

  @Override
  protected TerminalSize findTerminalSize() {
    return new TerminalSize(size.columns(), size.rows());
  }

  @Override
  public void setCursorPosition(int x, int y) throws IOException {
    super.setCursorPosition(x, y);
    column = x;
    row = y;
    uncertain = false;
  }

  @Override
  public void putString(String given) throws IOException {
    if (uncertain) {
      setCursorPosition(column, row);
    }
    String text = standIns.original(given);
    writeToTerminal(text.getBytes(StandardCharsets.UTF_8));
    column += TextCharacter.fromString(given)[0].isDoubleWidth() ? 2 : 1;
    uncertain = text.length() > 1 || isEmojiLike(text.charAt(0));
  }

  private static boolean isEmojiLike(char letter) {
    return letter >= '\u2300' && letter <= '\u27bf' && !(letter >= '\u2500' && letter <= '\u259f');
  }

  /** The modes are {@link TerminalModes}' own business. */
  @Override
  public void enterPrivateMode() {}

  @Override
  public void exitPrivateMode() {}
}
