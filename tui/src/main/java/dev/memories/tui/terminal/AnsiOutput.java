package dev.memories.tui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** lanterna's ANSI writer over our own stream: it asks the terminal nothing and reads nothing. */
final class AnsiOutput extends ANSITerminal {
  AnsiOutput(OutputStream output) {
    super(InputStream.nullInputStream(), output, StandardCharsets.UTF_8);
  }

  /** Nobody asks: what is written has its place. */
  @Override
  protected TerminalSize findTerminalSize() {
    return new TerminalSize(1, 1);
  }

  /** Clusters go out whole; lanterna would take them apart. */
  @Override
  public void putString(String cluster) throws IOException {
    writeToTerminal(cluster.getBytes(StandardCharsets.UTF_8));
  }

  /** The modes are {@link TerminalModes}' own business. */
  @Override
  public void enterPrivateMode() {}

  @Override
  public void exitPrivateMode() {}
}
