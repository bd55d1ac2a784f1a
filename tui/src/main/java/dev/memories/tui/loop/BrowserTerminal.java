package dev.memories.tui.loop;

import dev.memories.tui.state.ColourScheme;
import dev.memories.tui.state.Size;
import dev.memories.tui.view.CellGrid;
import java.io.IOException;

/**
 * A terminal that only the browser uses. Keys, clicks and sizes come as events.
 *
 * <p>Only the screen's thread calls these methods.
 */
public interface BrowserTerminal {
  Size size();

  /** Starts to send events, including those since the terminal was opened. */
  void listen();

  /** Shows a grid; sends only the cells that differ from the last one. */
  void present(CellGrid grid, ColourScheme scheme) throws IOException;

  /** Sends the next grid whole. */
  void invalidate();

  void captureMouse(boolean capture) throws IOException;

  /** Copies text to the clipboard of the terminal (OSC 52). */
  void copy(String text) throws IOException;

  /** Restores the terminal, runs the program on it, and takes the terminal again. */
  void lend(TerminalProgram program) throws IOException;

  /** A program that runs on the terminal meanwhile. */
  @FunctionalInterface
  interface TerminalProgram {
    void run() throws IOException;
  }
}
