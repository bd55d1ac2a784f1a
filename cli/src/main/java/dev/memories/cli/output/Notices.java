package dev.memories.cli.output;

import dev.memories.cli.output.Style.Paint;
import dev.memories.text.TerminalText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Standard error: warnings, errors and what is said by the way.
 *
 * <p>A stream that cannot be written to is ignored: there is nobody left to tell.
 */
public final class Notices {
  private final OutputStream err;
  private final Style style;
  private final boolean quiet;

  /**
   * @param quiet leaves out what is only said by the way, not warnings
   */
  public Notices(OutputStream err, Style style, boolean quiet) {
    this.err = err;
    this.style = style;
    this.quiet = quiet;
  }

  public Style style() {
    return style;
  }

  /** Something good to know; left out by {@code -q}. */
  public void say(String text) {
    if (!quiet) {
      line("memories: " + TerminalText.escape(text));
    }
  }

  public void warn(String text) {
    line("memories: " + style.paint(Paint.YELLOW, "warning: ") + TerminalText.escape(text));
  }

  public void error(String text, @Nullable String hint) {
    line("memories: " + style.paint(Paint.RED, TerminalText.escape(text)));
    if (hint != null) {
      line(style.paint(Paint.BOLD, "hint:") + " " + TerminalText.escape(hint));
    }
  }

  /** Text as it is, for stack traces. */
  public void raw(String text) {
    line(text);
  }

  private synchronized void line(String text) {
    try {
      err.write((text + "\n").getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException _) {
      // See the class comment.
    }
  }
}
