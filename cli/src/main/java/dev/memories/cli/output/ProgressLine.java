package dev.memories.cli.output;

import dev.memories.redact.RedactedPath;
import dev.memories.text.TerminalText;
import dev.memories.tui.text.DisplayWidth;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on one line of a terminal; it disappears when the work is done. */
public final class ProgressLine implements AutoCloseable {
  private static final int INTERVAL_MILLIS = 100;
  private static final String CLEAR = "\r\033[K";

  private final OutputStream err;
  private final int columns;
  private final ProgressBarStyle look;
  private @Nullable ProgressBar bar;

  public ProgressLine(OutputStream err, int columns, Style style) {
    this.err = err;
    this.columns = columns;
    this.look =
        style.colourful() ? ProgressBarStyle.COLORFUL_UNICODE_BAR : ProgressBarStyle.UNICODE_BLOCK;
  }

  /**
   * Shows a new bar.
   *
   * @param steps how many steps the work has
   */
  public void begin(String name, int steps) {
    close();
    bar =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(steps)
            .setUpdateIntervalMillis(INTERVAL_MILLIS)
            .setStyle(look)
            .setConsumer(new Line())
            .build();
  }

  /** Shows what was done last or is being worked on; the text is not trusted. */
  public void show(String subject) {
    if (bar != null) {
      bar.setExtraMessage(
          DisplayWidth.cut(TerminalText.escapeLine(RedactedPath.ofValue(subject)), columns / 2));
    }
  }

  /** Counts one step as done. */
  public void step() {
    if (bar != null) {
      bar.step();
    }
  }

  /** Clears the line, so that something else can be printed. */
  public void clear() {
    write(CLEAR);
  }

  @Override
  public void close() {
    if (bar != null) {
      // The library waits for its last drawing and swallows an interrupt, as of Ctrl-C.
      boolean interrupted = Thread.interrupted();
      bar.close();
      bar = null;
      clear();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void write(String text) {
    try {
      err.write(text.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException _) {
      // Nobody can see the bar.
    }
  }

  /** Prints what the library draws. */
  private final class Line implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return columns - 1;
    }

    @Override
    public void accept(String drawn) {
      write("\r" + drawn);
    }

    @Override
    public void close() {}
  }
}
