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

/**
 * A pseudo terminal that nobody looks at: the browser on it does all that it does on a real one.
 */
public final class PseudoTerminal implements AutoCloseable {
  private final JniNativePty terminal;

  private PseudoTerminal(JniNativePty terminal) {
    this.terminal = terminal;
  }

  /**
   * Opens one, after a look for the terminal of the process: what that loads is loaded, too.
   *
   * @throws IOException when the system gives none
   */
  public static PseudoTerminal open() throws IOException {
    try {
      lookForOwn();
      PseudoTerminal opened =
          new PseudoTerminal((JniNativePty) new JniTerminalProvider().open(null, Size.of(120, 40)));
      Thread.ofPlatform().daemon().name("unseen").start(opened::readFrames);
      return opened;
    } catch (LinkageError noLibrary) {
      throw new IOException("could not open a pseudo terminal", noLibrary);
    }
  }

  private static void lookForOwn() {
    try {
      TerminalModes.open(OutputStream.nullOutputStream());
    } catch (IOException none) {
      // As when the start-up cache is made.
    }
  }

  /** The browser's end. */
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

  /** Types, as a person would at the other end. */
  public void type(String keys) throws IOException {
    terminal.getMasterOutput().write(keys.getBytes(StandardCharsets.UTF_8));
  }

  /** Nothing can be written to a terminal that nobody reads. */
  private void readFrames() {
    try (InputStream frames = terminal.getMasterInput()) {
      frames.transferTo(OutputStream.nullOutputStream());
    } catch (IOException closed) {
      // As it should be at the end.
    }
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
