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

/** The real terminal. Whatever ends the process but SIGKILL, {@link #close} gives it back. */
public final class FullScreenTerminal implements BrowserTerminal, AutoCloseable {
  /** Synchronised update (2026): the terminal shows a frame whole; others ignore it. */
  private static final String FRAME_BEGINS = "\u001b[?2026h";

  private static final String FRAME_ENDS = "\u001b[?2026l";

  private final OutputStream output;
  private final TerminalModes modes;
  private final ScreenWriter sink;
  private final InputReader reader;
  private final Queue<BrowserEvent> events;
  private boolean returned;
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
    this.sink = new ScreenWriter(new AnsiOutput(output), depth, scheme);
    this.reader = new InputReader(input, events::add, () -> events.add(new BrowserEvent.HungUp()));
    this.events = events;
  }

  @Override
  public void listen() {
    reader.start();
    Signals.register("WINCH", () -> events.add(new BrowserEvent.Resized(modes.size())));
    Signals.register(
        "CONT",
        () -> {
          continued = true;
          events.add(new BrowserEvent.Resized(modes.size()));
        });
    events.add(new BrowserEvent.Resized(modes.size()));
  }

  /**
   * Takes the terminal that the process was started on.
   *
   * @param events gets keys, clicks and sizes, from other threads
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
    if (returned) {
      return;
    }
    if (continued) {
      continued = false;
      modes.enter();
      sink.forget();
    }
    if (sink.isNew(grid, scheme)) {
      write(FRAME_BEGINS);
      sink.present(grid, scheme);
      write(FRAME_ENDS);
      output.flush();
    }
  }

  @Override
  public synchronized void forget() {
    sink.forget();
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
        takeBack();
      }
    } finally {
      reader.resume();
    }
  }

  private synchronized void takeBack() throws IOException {
    if (!returned) {
      continued = false;
      modes.enter();
      sink.forget();
    }
  }

  /** Gives the terminal back as it was. Safe from any thread, and more than once. */
  @Override
  public synchronized void close() {
    if (!returned) {
      returned = true;
      try {
        modes.leave();
      } catch (IOException gone) {
        // The terminal is no longer there to be given back.
      }
    }
  }

  private void write(String sequence) throws IOException {
    output.write(sequence.getBytes(StandardCharsets.US_ASCII));
  }
}
