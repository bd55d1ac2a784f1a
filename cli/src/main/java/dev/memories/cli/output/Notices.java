package dev.memories.cli.output;

import dev.memories.cli.output.Style.Paint;
import dev.memories.redact.RedactedPath;
import dev.memories.text.TerminalText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Standard error: warnings, errors and remarks, one line each.
 *
 * <p>When the stream cannot be written to, notices are lost: nobody is left to tell.
 */
public final class Notices {
  private final OutputStream err;
  private final Supplier<Style> style;
  private final Supplier<Verbosity> verbosity;

  /**
   * @param style asked for each notice: settings decide it
   * @param verbosity asked for each notice: options decide it
   */
  public Notices(OutputStream err, Supplier<Style> style, Supplier<Verbosity> verbosity) {
    this.err = err;
    this.style = style;
    this.verbosity = verbosity;
  }

  public Style style() {
    return style.get();
  }

  public boolean isVerbose() {
    return verbosity.get() == Verbosity.VERBOSE;
  }

  /** Prints a remark; {@code -q} leaves it out. */
  public void say(String text) {
    if (verbosity.get() != Verbosity.QUIET) {
      line("memories: " + shown(text));
    }
  }

  /** Prints a detail of what is being done; only {@code -v} shows it. */
  public void detail(String text) {
    if (isVerbose()) {
      line("memories: " + shown(text));
    }
  }

  public void warn(String text) {
    line("memories: " + style().paint(Paint.YELLOW, "warning: ") + shown(text));
  }

  public void error(String text, @Nullable String hint) {
    line("memories: " + style().paint(Paint.RED, shown(text)));
    if (hint != null) {
      line(style().paint(Paint.BOLD, "hint:") + " " + shown(hint));
    }
  }

  /** Prints text as it is, for stack traces. */
  public void raw(String text) {
    line(text);
  }

  private static String shown(String text) {
    return TerminalText.escape(RedactedPath.inMessage(text));
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
