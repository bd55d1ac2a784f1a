package dev.memories.tui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * lanterna's writer of ANSI sequences, for output only: it neither queries nor reads the terminal.
 */
final class AnsiOutput extends ANSITerminal {
  AnsiOutput(OutputStream output) {
    super(InputStream.nullInputStream(), output, StandardCharsets.UTF_8);
  }

  /** lanterna needs a size, but does not use it here. */
  @Override
  protected TerminalSize findTerminalSize() {
    return new TerminalSize(1, 1);
  }

  /** Writes a cluster whole; lanterna would split it into characters. */
  @Override
  public void putString(String cluster) throws IOException {
    writeToTerminal(cluster.getBytes(StandardCharsets.UTF_8));
  }

  /** Does nothing: {@link TerminalModes} sets the modes. */
  @Override
  public void enterPrivateMode() {}

  @Override
  public void exitPrivateMode() {}
}
