package dev.memories.tui.terminal;

import dev.memories.tui.fake.FakeCatalog;
import dev.memories.tui.fake.Screens;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.Look;
import dev.memories.tui.state.Size;
import dev.memories.tui.update.BrowserEvent;
import dev.memories.tui.update.BrowserUpdate;
import dev.memories.tui.view.BrowserView;
import dev.memories.tui.view.ColourDepth;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the time from a key to the bytes of its frame, with 500 projects of 5,000 traces.
 *
 * <p>Not a test: {@code scripts/bench} runs it and prints what it says. The JVM is new, as it is
 * when a user opens the browser; only the first 50 keys are left out.
 */
public final class KeyToFrame {
  private static final int KEYS = 2_000;
  private static final int FIRST = 50;

  private KeyToFrame() {}

  public static void main(String[] args) throws IOException {
    Size size = new Size(160, 50);
    FakeCatalog catalog = FakeCatalog.large(500, 5_000);
    StandIns standIns = new StandIns();
    CellTerminal terminal = new CellTerminal(OutputStream.nullOutputStream(), size, standIns);
    ScreenSink sink =
        new ScreenSink(terminal, terminal::resize, standIns, ColourDepth.TRUE, Look.DARK);
    for (String start : List.of("1", "2", "2,/,text:trace")) {
      BrowserState state = Screens.after(catalog, size, start);
      List<Key> keys =
          start.contains("text")
              ? Key.list("1,0,backspace,backspace,down,down,up")
              : Key.list("j,j,j,j,pgdn,k,k,G,g,g,ctrl-d,ctrl-d");
      long[] micros = new long[KEYS];
      for (int at = -FIRST; at < KEYS; at++) {
        Key key = keys.get(Math.floorMod(at, keys.size()));
        long began = System.nanoTime();
        state = BrowserUpdate.update(state, new BrowserEvent.KeyPressed(key)).state();
        sink.present(BrowserView.draw(state), Look.DARK);
        if (at >= 0) {
          micros[at] = (System.nanoTime() - began) / 1_000;
        }
      }
      Arrays.sort(micros);
      System.out.printf(
          "key to frame, %s: p50 %.2f ms, p99 %.2f ms%n",
          name(start), micros[KEYS / 2] / 1e3, micros[KEYS * 99 / 100] / 1e3);
    }
  }

  private static String name(String start) {
    return switch (start) {
      case "1" -> "500 projects";
      case "2" -> "5,000 traces";
      default -> "filtering 5,000 traces";
    };
  }
}
