package dev.memories.cli.output;

import dev.memories.cli.output.NoticeFormat.Verbosity;
import dev.memories.cli.output.Style.Paint;
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
  private final Supplier<NoticeFormat> source;
  private @Nullable NoticeFormat format;

  /**
   * @param format asked once, when a notice is printed: options and settings decide it
   */
  public Notices(OutputStream err, Supplier<NoticeFormat> format) {
    this.err = err;
    this.source = format;
  }

  private NoticeFormat format() {
    NoticeFormat known = format;
    if (known == null) {
      known = source.get();
      format = known;
    }
    return known;
  }

  public Style style() {
    return format().style();
  }

  public boolean isQuiet() {
    return format().verbosity() == Verbosity.QUIET;
  }

  public boolean isVerbose() {
    return format().verbosity() == Verbosity.VERBOSE;
  }

  /** Prints a remark; {@code -q} leaves it out. */
  public void say(String text) {
    if (!isQuiet()) {
      line("memories: " + TerminalText.escape(text));
    }
  }

  /** Prints a detail of what is being done; only {@code -v} shows it. */
  public void detail(Supplier<String> text) {
    if (isVerbose()) {
      line("memories: " + TerminalText.escape(text.get()));
    }
  }

  public void warn(String text) {
    line("memories: " + style().paint(Paint.YELLOW, "warning: ") + TerminalText.escape(text));
  }

  public void error(String text, @Nullable String hint) {
    line("memories: " + style().paint(Paint.RED, TerminalText.escape(text)));
    if (hint != null) {
      line(style().paint(Paint.BOLD, "hint:") + " " + TerminalText.escape(hint));
    }
  }

  /** Prints text as it is, for stack traces. */
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
