package dev.memories.tui.terminal;

import dev.memories.tui.loop.BrowserTerminal;
import dev.memories.tui.state.ColourScheme;
import dev.memories.tui.state.Size;
import dev.memories.tui.update.BrowserEvent;
import dev.memories.tui.view.CellGrid;
import dev.memories.tui.view.ColourDepth;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Queue;
import org.jline.utils.Signals;

/**
 * The terminal of the process. {@link #close} restores it at every end of the process except
 * SIGKILL.
 */
public final class FullScreenTerminal implements BrowserTerminal, AutoCloseable {
  /** Synchronised update (mode 2026): the terminal shows the frame at once. Others ignore it. */
  private static final String FRAME_BEGINS = "\u001b[?2026h";

  private static final String FRAME_ENDS = "\u001b[?2026l";

  /** Asks for the colour of the background (OSC 11). Terminals that do not know it stay silent. */
  private static final String ASK_BACKGROUND = "\u001b]11;?\u001b\\";

  private final OutputStream output;
  private final TerminalModes modes;
  private final ScreenWriter writer;
  private final InputReader reader;
  private final Queue<BrowserEvent> events;
  private boolean closed;
  private volatile boolean continued;

  private FullScreenTerminal(
      InputStream input,
      OutputStream output,
      TerminalModes modes,
      ColourDepth depth,
      ColourScheme scheme,
      Queue<BrowserEvent> events) {
    this.output = output;
    this.modes = modes;
    this.writer = new ScreenWriter(new AnsiOutput(output), depth, scheme);
    this.reader = new InputReader(input, events::add, () -> events.add(new BrowserEvent.HungUp()));
    this.events = events;
  }

  @Override
  public void listen() {
    reader.start();
    askBackground();
    Signals.register("WINCH", () -> events.add(new BrowserEvent.Resized(modes.size())));
    Signals.register(
        "CONT",
        () -> {
          continued = true;
          events.add(new BrowserEvent.Resized(modes.size()));
        });
    events.add(new BrowserEvent.Resized(modes.size()));
  }

  /** Nobody waits for the reply: the screen takes its colours when it comes. */
  private void askBackground() {
    try {
      write(ASK_BACKGROUND);
      output.flush();
    } catch (IOException gone) {
      // The next frame says so.
    }
  }

  /**
   * Opens the terminal of the process.
   *
   * @param events receives keys, clicks and sizes from other threads
   */
  public static FullScreenTerminal open(
      ColourDepth depth, ColourScheme scheme, Queue<BrowserEvent> events) throws IOException {
    OutputStream output = new FileOutputStream(FileDescriptor.out);
    return on(
        TerminalModes.open(output),
        new FileInputStream(FileDescriptor.in),
        output,
        depth,
        scheme,
        events);
  }

  static FullScreenTerminal on(
      TerminalModes modes,
      InputStream input,
      OutputStream output,
      ColourDepth depth,
      ColourScheme scheme,
      Queue<BrowserEvent> events)
      throws IOException {
    modes.enter();
    return new FullScreenTerminal(
        input, new BufferedOutputStream(output, 1 << 16), modes, depth, scheme, events);
  }

  @Override
  public Size size() {
    return modes.size();
  }

  @Override
  public synchronized void present(CellGrid grid, ColourScheme scheme) throws IOException {
    if (closed) {
      return;
    }
    if (continued) {
      continued = false;
      modes.enter();
      writer.invalidate();
    }
    if (writer.isNew(grid, scheme)) {
      write(FRAME_BEGINS);
      writer.present(grid, scheme);
      write(FRAME_ENDS);
      output.flush();
    }
  }

  @Override
  public synchronized void invalidate() {
    writer.invalidate();
  }

  @Override
  public synchronized void captureMouse(boolean capture) throws IOException {
    modes.mouse(capture);
  }

  @Override
  public synchronized void copy(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write("\u001b]52;c;" + Base64.getEncoder().encodeToString(bytes) + "\u0007");
    output.flush();
  }

  @Override
  public void lend(TerminalProgram program) throws IOException {
    reader.pause();
    try {
      synchronized (this) {
        modes.leave();
      }
      try {
        program.run();
      } finally {
        retake();
      }
    } finally {
      reader.resume();
    }
  }

  private synchronized void retake() throws IOException {
    if (!closed) {
      continued = false;
      modes.enter();
      writer.invalidate();
    }
  }

  /** Restores the terminal. Safe from any thread, and more than once. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      try {
        modes.leave();
      } catch (IOException gone) {
        // The terminal has gone away; there is nothing to restore.
      }
    }
  }

  private void write(String sequence) throws IOException {
    output.write(sequence.getBytes(StandardCharsets.US_ASCII));
  }
}
