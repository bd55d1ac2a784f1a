package dev.memories.tui;

import dev.memories.tui.loop.BrowserLoop;
import dev.memories.tui.loop.HeadlessBrowser;
import dev.memories.tui.port.MemoryCatalog;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.ColourScheme;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.Permissions;
import dev.memories.tui.state.Size;
import dev.memories.tui.terminal.FullScreenTerminal;
import dev.memories.tui.update.BrowserEvent;
import dev.memories.tui.view.BrowserView;
import dev.memories.tui.view.ColourDepth;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The full-screen browser over a memory: the one entrance to this module. */
public final class MemoryBrowser {
  private final MemoryCatalog catalog;
  private final BrowserOptions options;
  private final InstantSource clock;

  public MemoryBrowser(MemoryCatalog catalog, BrowserOptions options, InstantSource clock) {
    this.catalog = catalog;
    this.options = options;
    this.clock = clock;
  }

  /**
   * Runs until the user leaves; the terminal is then as it was. There must be one.
   *
   * @throws IOException when the terminal fails
   * @throws InterruptedException when the calling thread is interrupted
   */
  public void run() throws IOException, InterruptedException {
    BlockingQueue<BrowserEvent> events = new LinkedBlockingQueue<>();
    ColourScheme scheme = ColourScheme.of(options.environment());
    ColourDepth depth = ColourDepth.of(options.environment());
    try (FullScreenTerminal terminal = FullScreenTerminal.open(depth, scheme, events)) {
      run(terminal, events);
    }
  }

  /**
   * Runs on a terminal that has been taken.
   *
   * @param events where the terminal puts its own
   */
  void run(FullScreenTerminal terminal, BlockingQueue<BrowserEvent> events)
      throws IOException, InterruptedException {
    BrowserState initial = initial(terminal.size(), ColourScheme.of(options.environment()));
    BrowserLoop loop =
        new BrowserLoop(catalog, terminal, events, initial, options.environment(), clock);
    Thread farewell = Thread.ofPlatform().unstarted(() -> leave(terminal, loop));
    Runtime.getRuntime().addShutdownHook(farewell);
    loop.run();
  }

  /** SIGTERM and SIGHUP end the process without unwinding {@link #run}. */
  private static void leave(FullScreenTerminal terminal, BrowserLoop loop) {
    terminal.close();
    loop.stopWork();
  }

  /**
   * One screen as text, after these keys.
   *
   * @param keys as {@link Key#list} reads them
   * @throws IllegalArgumentException when a key does not exist
   */
  public String snapshot(int columns, int rows, String keys) {
    BrowserState initial = initial(new Size(columns, rows), ColourScheme.MONO);
    return BrowserView.draw(HeadlessBrowser.after(catalog, initial, Key.list(keys))).text();
  }

  /** Runs for a moment on a terminal that nobody sees: for the record of what a start loads. */
  public static void rehearse() {
    try {
      Rehearsal.run();
    } catch (IOException noTerminal) {
      // The record lacks what only a terminal takes; a start is slower then, and works.
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private BrowserState initial(Size size, ColourScheme scheme) {
    Permissions permissions = new Permissions(options.readOnly(), catalog.supported());
    return BrowserState.initial(size, scheme, permissions, options.at(), clock.instant());
  }
}
