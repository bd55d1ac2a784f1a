package dev.memories.tui;

import dev.memories.tui.loop.BrowserLoop;
import dev.memories.tui.loop.HeadlessBrowser;
import dev.memories.tui.port.MemoryCatalog;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.ColourScheme;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.Permissions;
import dev.memories.tui.state.RecentInput;
import dev.memories.tui.state.ScreenState;
import dev.memories.tui.state.Size;
import dev.memories.tui.terminal.FullScreenTerminal;
import dev.memories.tui.update.BrowserEvent;
import dev.memories.tui.update.ScreenPreferences;
import dev.memories.tui.view.BrowserView;
import dev.memories.tui.view.ColourDepth;
import dev.memories.tui.view.PlainView;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The full-screen browser: the entry point of this module. */
public final class MemoryBrowser {
  /** Narrow enough that a diff is one text, not two side by side. */
  private static final Size PLAIN = new Size(99, 60);

  private static final ScreenState.Themes NO_COLOURS =
      new ScreenState.Themes(ColourScheme.MONO, Optional.empty(), Optional.empty());

  private final MemoryCatalog catalog;
  private final BrowserOptions options;
  private final InstantSource clock;

  public MemoryBrowser(MemoryCatalog catalog, BrowserOptions options, InstantSource clock) {
    this.catalog = catalog;
    this.options = options;
    this.clock = clock;
  }

  /**
   * Runs on the terminal of the process until the user quits, and then restores the terminal.
   *
   * @throws IOException when there is no terminal, or when it fails
   * @throws InterruptedException when the calling thread is interrupted
   */
  public void run() throws IOException, InterruptedException {
    BlockingQueue<BrowserEvent> events = new LinkedBlockingQueue<>();
    Map<String, String> kept = catalog.preferences();
    ColourScheme scheme = themes(kept).scheme();
    ColourDepth depth = ColourDepth.of(options.environment());
    try (FullScreenTerminal terminal = FullScreenTerminal.open(depth, scheme, events)) {
      run(terminal, events);
    }
  }

  /**
   * Runs on a terminal that is already open.
   *
   * @param events the queue that the terminal adds its events to
   */
  void run(FullScreenTerminal terminal, BlockingQueue<BrowserEvent> events)
      throws IOException, InterruptedException {
    Map<String, String> kept = catalog.preferences();
    BrowserState initial = initial(terminal.size(), themes(kept), kept);
    BrowserLoop loop =
        new BrowserLoop(catalog, terminal, events, initial, options.environment(), clock);
    Thread hook = Thread.ofPlatform().unstarted(() -> leave(terminal, loop));
    Runtime.getRuntime().addShutdownHook(hook);
    loop.run();
  }

  /** Runs at shutdown: SIGTERM and SIGHUP end the process without unwinding {@link #run}. */
  private static void leave(FullScreenTerminal terminal, BrowserLoop loop) {
    terminal.close();
    loop.stopWork();
  }

  /**
   * Returns the screen as text after these keys were pressed.
   *
   * @param keys a list that {@link Key#list} can parse
   * @throws IllegalArgumentException when there is no such key
   */
  public String snapshot(int columns, int rows, String keys) {
    BrowserState initial = initial(new Size(columns, rows), NO_COLOURS, catalog.preferences());
    return BrowserView.draw(HeadlessBrowser.after(catalog, initial, Key.list(keys))).text();
  }

  /**
   * Returns the screen after these keys as text for a screen reader, see {@link PlainView}.
   *
   * @throws IllegalArgumentException when there is no such key
   */
  public String plain(String keys) {
    BrowserState initial = initial(PLAIN, NO_COLOURS, catalog.preferences());
    return PlainView.of(HeadlessBrowser.after(catalog, initial, Key.list(keys)));
  }

  /**
   * Runs briefly on a pseudo terminal, so that the start-up cache records the classes of the
   * browser.
   */
  public static void rehearse() {
    try {
      Rehearsal.run();
    } catch (IOException noTerminal) {
      // The cache then lacks the classes of the terminal: the browser starts more slowly, but it
      // works.
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** NO_COLOR outweighs the settings and what was chosen before. */
  private ScreenState.Themes themes(Map<String, String> kept) {
    ColourScheme asked = ColourScheme.of(options.environment());
    return asked == ColourScheme.MONO
        ? new ScreenState.Themes(asked, Optional.empty(), Optional.empty())
        : new ScreenState.Themes(asked, options.theme(), ScreenPreferences.theme(kept));
  }

  private BrowserState initial(Size size, ScreenState.Themes themes, Map<String, String> kept) {
    Permissions permissions = new Permissions(options.readOnly(), catalog.supported());
    BrowserState initial =
        BrowserState.initial(size, themes.scheme(), permissions, options.at(), clock.instant());
    BrowserState first = options.dashboard() ? initial.with(Overlay.Board.DASHBOARD) : initial;
    return first
        .with(RecentInput.of(ScreenPreferences.commands(kept)))
        .with(initial.screen().with(ScreenPreferences.widening(kept)).with(themes));
  }
}
