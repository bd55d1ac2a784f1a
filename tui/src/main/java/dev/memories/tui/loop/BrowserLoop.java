package dev.memories.tui.loop;

import dev.memories.tui.port.MemoryCatalog;
import dev.memories.tui.port.Tone;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.TreeNode;
import dev.memories.tui.update.BrowserEffect;
import dev.memories.tui.update.BrowserEvent;
import dev.memories.tui.update.BrowserUpdate;
import dev.memories.tui.update.Transition;
import dev.memories.tui.view.BrowserView;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The browser on a terminal: events in, frames out, until the user leaves. */
public final class BrowserLoop {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int MOST_EVENTS_A_FRAME = 256;
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private final BrowserTerminal terminal;
  private final BlockingQueue<BrowserEvent> events;
  private final InstantSource clock;
  private final BackgroundEffects background;
  private final ChangeWatcher watcher;
  private final ExternalPrograms programs;
  private final Clipboard clipboard;
  private BrowserState state;
  private boolean running = true;

  /**
   * Ready to run.
   *
   * @param events where the terminal puts its events, and background work its own
   */
  public BrowserLoop(
      MemoryCatalog catalog,
      BrowserTerminal terminal,
      BlockingQueue<BrowserEvent> events,
      BrowserState initial,
      Map<String, String> environment,
      InstantSource clock) {
    this.terminal = terminal;
    this.events = events;
    this.clock = clock;
    this.background = new BackgroundEffects(new MemoryEffects(catalog), events::add);
    this.watcher = new ChangeWatcher(catalog, () -> events.add(new BrowserEvent.MemoryChanged()));
    this.programs = new ExternalPrograms(environment);
    this.clipboard = new Clipboard(environment, terminal);
    this.state = initial;
  }

  /** Returns when the user has left and cancelled work has given its leases back. */
  public void run() throws IOException, InterruptedException {
    present();
    take(BrowserUpdate.start(state));
    // All that a first frame does not need, and the first reading neither.
    Thread watching = watcher.start();
    terminal.listen();
    try {
      while (running) {
        present();
        takeEvents();
      }
    } finally {
      watching.interrupt();
      stopWork();
    }
  }

  /** Cancels what runs and waits a little for it. Safe from any thread. */
  public void stopWork() {
    background.cancelAll();
    background.await(FAREWELL);
  }

  /** Takes all that has come, so that a key held down never runs ahead of the screen. */
  private void takeEvents() throws IOException, InterruptedException {
    BrowserEvent event = events.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
    take(BrowserUpdate.update(state, new BrowserEvent.Ticked(clock.instant())));
    for (int taken = 1; event != null && running; taken++) {
      take(BrowserUpdate.update(state, event));
      event = taken < MOST_EVENTS_A_FRAME ? events.poll() : null;
    }
  }

  private void take(Transition step) throws IOException {
    state = step.state();
    watcher.watch(state.tree().cursor().selected().map(TreeNode::project));
    for (BrowserEffect effect : step.effects()) {
      switch (effect) {
        case BrowserEffect.OnMemory onMemory -> background.start(onMemory);
        case BrowserEffect.OnTerminal onTerminal -> perform(onTerminal);
      }
    }
  }

  private void perform(BrowserEffect.OnTerminal effect) throws IOException {
    switch (effect) {
      case BrowserEffect.Edit(var file, var line) -> {
        lend("editor", () -> programs.edit(file, line));
        events.add(new BrowserEvent.MemoryChanged());
      }
      case BrowserEffect.ShowInPager(var text) -> lend("pager", () -> programs.page(text));
      case BrowserEffect.Copy(var what, var text) -> {
        String where = clipboard.copy(text);
        events.add(new BrowserEvent.Notified("copied the " + what + " to " + where, Tone.GOOD));
      }
      case BrowserEffect.CaptureMouse(var capture) -> terminal.captureMouse(capture);
      case BrowserEffect.Redraw _ -> terminal.forget();
      case BrowserEffect.Suspend _ -> terminal.lend(programs::stop);
      case BrowserEffect.Quit _ -> running = false;
    }
  }

  private void lend(String what, ProgramCall program) throws IOException {
    terminal.lend(
        () -> {
          int code = program.start();
          if (code != 0) {
            String text = "the %s ended with exit code %d".formatted(what, code);
            events.add(new BrowserEvent.Notified(text, Tone.WARN));
          }
        });
    events.add(new BrowserEvent.Resized(terminal.size()));
  }

  /** A program that was started and has ended. */
  @FunctionalInterface
  private interface ProgramCall {
    int start() throws IOException;
  }

  private void present() throws IOException {
    terminal.present(BrowserView.draw(state), state.screen().scheme());
  }
}
