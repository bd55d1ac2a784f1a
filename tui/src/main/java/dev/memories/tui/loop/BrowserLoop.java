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

/** The main loop of the browser: takes events and draws frames until the user quits. */
public final class BrowserLoop {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int MAX_EVENTS_PER_FRAME = 256;
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(3);

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
   * Creates a loop.
   *
   * @param events the queue of events from the terminal and from background work
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

  /** Returns when the user has quit and cancelled actions have released their leases. */
  public void run() throws IOException, InterruptedException {
    present();
    apply(BrowserUpdate.start(state));
    // The first frame and the first load do not need these.
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

  /** Cancels running actions and waits for them for a few seconds. Safe from any thread. */
  public void stopWork() {
    background.cancelAll();
    background.await(SHUTDOWN_TIMEOUT);
  }

  /**
   * Takes all waiting events before the next frame, so that the screen keeps up with a key that is
   * held down.
   */
  private void takeEvents() throws IOException, InterruptedException {
    BrowserEvent event = events.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
    apply(BrowserUpdate.update(state, new BrowserEvent.Ticked(clock.instant())));
    for (int taken = 1; event != null && running; taken++) {
      apply(BrowserUpdate.update(state, event));
      event = taken < MAX_EVENTS_PER_FRAME ? events.poll() : null;
    }
  }

  private void apply(Transition transition) throws IOException {
    state = transition.state();
    watcher.watch(state.tree().cursor().selected().map(TreeNode::project));
    for (BrowserEffect effect : transition.effects()) {
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
      case BrowserEffect.Redraw _ -> terminal.invalidate();
      case BrowserEffect.Suspend _ -> terminal.lend(programs::suspend);
      case BrowserEffect.Quit _ -> running = false;
    }
  }

  private void lend(String what, ProgramCall program) throws IOException {
    terminal.lend(
        () -> {
          int code = program.run();
          if (code != 0) {
            String text = "the %s ended with exit code %d".formatted(what, code);
            events.add(new BrowserEvent.Notified(text, Tone.WARN));
          }
        });
    events.add(new BrowserEvent.Resized(terminal.size()));
  }

  /** A program that runs until it ends, and its exit code. */
  @FunctionalInterface
  private interface ProgramCall {
    int run() throws IOException;
  }

  private void present() throws IOException {
    terminal.present(BrowserView.draw(state), state.screen().scheme());
  }
}
