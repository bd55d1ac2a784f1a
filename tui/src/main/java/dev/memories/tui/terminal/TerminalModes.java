package dev.memories.tui.terminal;

import dev.memories.tui.state.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal's settings: as they were found, and as the browser needs them. */
final class TerminalModes {
  /** Alternate screen, hidden cursor, marked pastes. */
  private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[?2004h\u001b[2J";

  private static final String LEAVE = "\u001b[?2026l\u001b[0m\u001b[?2004l\u001b[?25h\u001b[?1049l";

  /** Presses and the wheel, in reports of any length. */
  private static final String MOUSE_ON = "\u001b[?1000h\u001b[?1006h";

  private static final String MOUSE_OFF = "\u001b[?1006l\u001b[?1000l";

  private final Terminal terminal;
  private final OutputStream output;
  private final Attributes found;
  private boolean mouse = true;

  private TerminalModes(Terminal terminal, OutputStream output) {
    this.terminal = terminal;
    this.output = output;
    this.found = terminal.getAttributes();
  }

  /**
   * Opens the terminal that the process was started on; nothing is changed yet.
   *
   * @throws IOException when there is none
   */
  static TerminalModes open(OutputStream output) throws IOException {
    Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .providers("jni,exec")
            .dumb(false)
            .nativeSignals(false)
            .graphemeCluster(false)
            .build();
    return new TerminalModes(terminal, output);
  }

  Size size() {
    org.jline.terminal.Size size = terminal.getSize();
    return size.getColumns() > 0 && size.getRows() > 0
        ? new Size(size.getColumns(), size.getRows())
        : new Size(80, 24);
  }

  /** Keys come one by one and unechoed, Ctrl-C and Ctrl-Z among them. */
  void enter() throws IOException {
    terminal.enterRawMode();
    Attributes raw = terminal.getAttributes();
    raw.setControlChar(ControlChar.VMIN, 0);
    raw.setControlChar(ControlChar.VTIME, 1);
    terminal.setAttributes(raw);
    write(ENTER + (mouse ? MOUSE_ON : ""));
  }

  /** All as it was found. */
  void leave() throws IOException {
    try {
      write(MOUSE_OFF + LEAVE);
    } finally {
      terminal.setAttributes(found);
    }
  }

  void mouse(boolean capture) throws IOException {
    mouse = capture;
    write(capture ? MOUSE_ON : MOUSE_OFF);
  }

  private void write(String sequence) throws IOException {
    output.write(sequence.getBytes(StandardCharsets.US_ASCII));
    output.flush();
  }
}
