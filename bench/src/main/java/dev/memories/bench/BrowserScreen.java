package dev.memories.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The browser running on a terminal of its own, which {@code script} (util-linux) makes; timed from
 * outside, by the bytes it writes.
 */
final class BrowserScreen implements AutoCloseable {
  /** What the browser writes after every frame. */
  private static final String FRAME_ENDS = "\u001b[?2026l";

  private final Process process;
  private final InputStream screen;
  private final OutputStream keyboard;
  private final long begun;

  private BrowserScreen(Process process, long begun) {
    this.process = process;
    this.screen = process.getInputStream();
    this.keyboard = process.getOutputStream();
    this.begun = begun;
  }

  static BrowserScreen open(Map<String, String> environment, String command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qfec", "stty cols 160 rows 50; exec " + command, "/dev/null")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("TERM", "xterm-256color");
    builder.environment().put("COLORTERM", "truecolor");
    long begun = System.nanoTime();
    return new BrowserScreen(builder.start(), begun);
  }

  /** Milliseconds from the start of the process to the end of its first frame. */
  double firstFrame() throws IOException {
    await(FRAME_ENDS);
    return (System.nanoTime() - begun) / 1e6;
  }

  /** Waits for a text to be drawn. */
  void await(String text) throws IOException {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    int matched = 0;
    while (matched < wanted.length) {
      int next = screen.read();
      if (next < 0) {
        throw new IOException("the browser ended before it drew " + text);
      }
      matched = (byte) next == wanted[matched] ? matched + 1 : (byte) next == wanted[0] ? 1 : 0;
    }
  }

  /** Milliseconds from a key to the end of the next frame; frames that lag behind are let pass. */
  double press(String key) throws IOException, InterruptedException {
    settle();
    long pressed = System.nanoTime();
    keyboard.write(key.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
    await(FRAME_ENDS);
    return (System.nanoTime() - pressed) / 1e6;
  }

  private void settle() throws IOException, InterruptedException {
    do {
      screen.skipNBytes(screen.available());
      Thread.sleep(30);
    } while (screen.available() > 0);
  }

  @Override
  public void close() throws IOException {
    keyboard.write('q');
    keyboard.flush();
    try {
      screen.transferTo(OutputStream.nullOutputStream());
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (InterruptedException interrupted) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
