package dev.memories.tui.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tui.fake.FakeCatalog;
import dev.memories.tui.fake.Screens;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.Look;
import dev.memories.tui.state.Size;
import dev.memories.tui.update.BrowserEvent;
import dev.memories.tui.view.CellGrid;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserLoopTest {
  private static final Size SIZE = new Size(120, 40);

  private final BlockingQueue<BrowserEvent> events = new LinkedBlockingQueue<>();
  private final FakeTerminal terminal = new FakeTerminal();
  private final FakeCatalog catalog = FakeCatalog.small();

  @Test
  void theFirstFrameComesBeforeAnythingIsRead() throws Exception {
    Thread loop = start(Map.of());
    assertThat(terminal.frame()).contains("Loading …");
    quit(loop);
  }

  @Test
  void keysChangeTheScreen() throws Exception {
    Thread loop = start(Map.of());
    terminal.await("Cart total");
    press("?");
    terminal.await("Keys of projects");
    press("esc");
    press(":");
    press("x");
    terminal.await(": memories x");
    press("esc");
    quit(loop);
  }

  @Test
  void workIsDoneOffTheScreensThreadAndReported() throws Exception {
    Thread loop = start(Map.of());
    terminal.await("Cart total");
    press("c");
    terminal.await("Consolidate 1 project?");
    press("enter");
    terminal.await("✓ done");
    quit(loop);
  }

  @Test
  void theTerminalIsLentToTheEditor(@TempDir Path folder) throws Exception {
    Path seen = folder.resolve("seen");
    Thread loop = start(Map.of("VISUAL", "f() { echo \"$@\" > " + seen + "; }; f"));
    terminal.await("Cart total");
    press("down");
    press("3");
    terminal.await("• one");
    press("e");
    terminal.awaitLoan();
    assertThat(seen).hasContent("/memories/memory_summary.md");
    quit(loop);
  }

  @Test
  void aHangUpEndsIt() throws Exception {
    Thread loop = start(Map.of());
    terminal.await("Cart total");
    events.add(new BrowserEvent.HungUp());
    loop.join();
    assertThat(loop.isAlive()).isFalse();
  }

  private Thread start(Map<String, String> environment) {
    BrowserLoop loop =
        new BrowserLoop(
            catalog,
            terminal,
            events,
            Screens.initial(catalog, SIZE),
            environment,
            InstantSource.fixed(FakeCatalog.NOW));
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                loop.run();
              } catch (IOException | InterruptedException ended) {
                throw new IllegalStateException(ended);
              }
            });
  }

  private void press(String key) {
    events.add(new BrowserEvent.KeyPressed(new Key(key)));
  }

  private void quit(Thread loop) throws InterruptedException {
    press("ctrl-c");
    loop.join();
  }

  /** Keeps the frames instead of showing them. */
  private static final class FakeTerminal implements BrowserTerminal {
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> loans = new LinkedBlockingQueue<>();

    String frame() throws InterruptedException {
      return frames.take();
    }

    void await(String text) throws InterruptedException {
      while (!frame().contains(text)) {
        // The next frame may have it.
      }
    }

    void awaitLoan() throws InterruptedException {
      loans.take();
    }

    @Override
    public void listen() {}

    @Override
    public Size size() {
      return SIZE;
    }

    @Override
    public void present(CellGrid grid, Look look) {
      frames.add(grid.text());
    }

    @Override
    public void forget() {}

    @Override
    public void captureMouse(boolean capture) {}

    @Override
    public void copy(String text) {}

    @Override
    public void lend(Program program) throws IOException {
      program.run();
      loans.add("returned");
    }

    @Override
    public void close() {}
  }
}
