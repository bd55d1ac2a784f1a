package dev.memories.tui.loop;

import dev.memories.tui.state.ColourScheme;
import dev.memories.tui.state.Size;
import dev.memories.tui.view.CellGrid;
import java.io.IOException;

/**
 * A terminal that the browser has to itself; its keys, clicks and sizes come as events.
 *
 * <p>Called by the screen's thread alone.
 */
public interface BrowserTerminal {
  Size size();

  /** Begins to tell of keys, clicks and sizes; those since it was opened come, too. */
  void listen();

  /** Shows the grid; only what differs from the last one is sent. */
  void present(CellGrid grid, ColourScheme scheme) throws IOException;

  /** The next grid is sent whole. */
  void forget();

  void captureMouse(boolean capture) throws IOException;

  /** Hands a text to the terminal's clipboard (OSC 52). */
  void copy(String text) throws IOException;

  /** Gives the terminal back as it was, lets the program have it, and takes it again. */
  void lend(TerminalProgram program) throws IOException;

  /** What runs while the terminal is lent. */
  @FunctionalInterface
  interface TerminalProgram {
    void run() throws IOException;
  }
}
