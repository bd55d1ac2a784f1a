package dev.memories.tui.terminal;

import dev.memories.tui.state.ColourScheme;
import dev.memories.tui.update.BrowserEvent;
import dev.memories.tui.view.ColourDepth;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;

/** A pseudo terminal, on which the browser runs as on a real one. */
public final class PseudoTerminal implements AutoCloseable {
  private final JniNativePty terminal;

  private PseudoTerminal(JniNativePty terminal) {
    this.terminal = terminal;
  }

  /**
   * Opens a pseudo terminal. Tries to open the terminal of the process first, so that the start-up
   * cache records those classes, too.
   *
   * @throws IOException when the system has no pseudo terminal
   */
  public static PseudoTerminal open() throws IOException {
    try {
      tryOwnTerminal();
      PseudoTerminal opened =
          new PseudoTerminal((JniNativePty) new JniTerminalProvider().open(null, Size.of(120, 40)));
      Thread.ofPlatform().daemon().name("pseudo-terminal").start(opened::readFrames);
      return opened;
    } catch (LinkageError noLibrary) {
      throw new IOException("could not open a pseudo terminal", noLibrary);
    }
  }

  private static void tryOwnTerminal() {
    try {
      TerminalModes.open(OutputStream.nullOutputStream());
    } catch (IOException none) {
      // There is none while the start-up cache is made.
    }
  }

  /** The end for the browser. */
  public FullScreenTerminal screen(Queue<BrowserEvent> events) throws IOException {
    OutputStream output = terminal.getSlaveOutput();
    return FullScreenTerminal.on(
        new TerminalModes(terminal, output, false),
        new FileInputStream(terminal.getSlaveFD()),
        output,
        ColourDepth.TRUE,
        ColourScheme.DARK,
        events);
  }

  /** Types keys at the other end. */
  public void type(String keys) throws IOException {
    terminal.getMasterOutput().write(keys.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads all output; otherwise the browser would block. */
  private void readFrames() {
    try (InputStream frames = terminal.getMasterInput()) {
      frames.transferTo(OutputStream.nullOutputStream());
    } catch (IOException closed) {
      // Expected at the end.
    }
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
