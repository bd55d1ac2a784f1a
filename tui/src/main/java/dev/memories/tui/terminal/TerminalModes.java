package dev.memories.tui.terminal;

import dev.memories.tui.state.Size;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;

/** The modes of a terminal: sets those of the browser, and restores the original ones. */
final class TerminalModes {
  /**
   * Alternate screen, hidden cursor, bracketed paste, and no wrapping: a cluster that the terminal
   * draws wider than we expect must not reach the next line.
   */
  private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[?2004h\u001b[?7l\u001b[2J";

  private static final String LEAVE =
      "\u001b[?2026l\u001b[0m\u001b[?7h\u001b[?2004l\u001b[?25h\u001b[?1049l";

  /** Presses and the wheel (mode 1000), in the format of mode 1006. */
  private static final String MOUSE_ON = "\u001b[?1000h\u001b[?1006h";

  private static final String MOUSE_OFF = "\u001b[?1006l\u001b[?1000l";

  private final Pty terminal;
  private final OutputStream output;
  private final boolean isOfProcess;
  private final Attributes original;
  private boolean mouse = true;

  /**
   * Controls any terminal.
   *
   * @param isOfProcess whether it is the terminal of the process
   */
  TerminalModes(Pty terminal, OutputStream output, boolean isOfProcess) throws IOException {
    this.isOfProcess = isOfProcess;
    this.terminal = terminal;
    this.output = output;
    this.original = terminal.getAttr();
  }

  /**
   * Opens the terminal of the process without changing it.
   *
   * <p>Uses only jline's calls of the C library. A jline terminal would close the streams of the
   * process in its shutdown hook. Without that library (a temporary folder mounted {@code noexec})
   * {@code stty} does the same, slower.
   *
   * @throws IOException when the process has no terminal
   */
  static TerminalModes open(OutputStream output) throws IOException {
    Pty terminal;
    try {
      terminal = new JniTerminalProvider().current(SystemStream.Output);
    } catch (IOException | LinkageError | RuntimeException noLibrary) {
      terminal = new ExecTerminalProvider().current(SystemStream.Output);
    }
    return new TerminalModes(terminal, output, true);
  }

  Size size() {
    try {
      org.jline.terminal.Size size = terminal.getSize();
      if (size.getColumns() > 0 && size.getRows() > 0) {
        return new Size(size.getColumns(), size.getRows());
      }
    } catch (IOException gone) {
      // Use the default size.
    }
    return new Size(80, 24);
  }

  /**
   * Sets the modes of the browser: keys arrive one by one and without echo, including Ctrl-C and
   * Ctrl-Z.
   */
  void enter() throws IOException {
    Attributes raw = new Attributes(original);
    raw.setLocalFlags(
        EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN, LocalFlag.ISIG), false);
    raw.setInputFlags(EnumSet.of(InputFlag.IXON, InputFlag.ICRNL, InputFlag.INLCR), false);
    raw.setControlChar(ControlChar.VMIN, 0);
    raw.setControlChar(ControlChar.VTIME, 1);
    terminal.setAttr(raw);
    write(ENTER + (mouse ? MOUSE_ON : ""));
  }

  /** Restores the original modes. */
  void leave() throws IOException {
    try {
      write(MOUSE_OFF + LEAVE);
    } finally {
      terminal.setAttr(original);
      if (isOfProcess) {
        resetLineDiscipline();
      }
    }
  }

  /**
   * Resets the line discipline on Linux. jline leaves this field undefined; nothing uses it, but
   * {@code stty -a} shows it.
   */
  private static void resetLineDiscipline() {
    File tty = new File("/dev/tty");
    if (!Files.isDirectory(Path.of("/proc/self"))) {
      return;
    }
    try {
      new ProcessBuilder("stty", "line", "0")
          .redirectInput(tty)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException noStty) {
      // Without stty nobody sees the difference.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
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
