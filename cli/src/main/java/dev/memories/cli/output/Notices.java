package dev.memories.cli.output;

import dev.memories.cli.output.Style.Paint;
import dev.memories.redact.RedactedPath;
import dev.memories.text.TerminalText;
import dev.memories.tui.text.DisplayWidth;
import dev.memories.tui.text.WordWrap;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Standard error: warnings, errors and remarks, one line each.
 *
 * <p>On a terminal they are wrapped by words. When the stream cannot be written to, notices are
 * lost: nobody is left to tell.
 */
public final class Notices {
  private static final String NAME = "memories: ";
  private static final Pattern COMMAND = Pattern.compile("`[^`]*`");

  /** Stands for a space that no line ends at. */
  private static final char GLUE = '\u00a0';

  private final OutputStream err;
  private final int columns;
  private final Supplier<Style> style;
  private final Supplier<Verbosity> verbosity;

  /**
   * @param terminal whose width counts if standard error is one
   * @param style asked for each notice: settings decide it
   * @param verbosity asked for each notice: options decide it
   */
  public Notices(
      OutputStream err, Terminal terminal, Supplier<Style> style, Supplier<Verbosity> verbosity) {
    this.err = err;
    this.columns = terminal.isError() ? terminal.columns() : Integer.MAX_VALUE;
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
      print(NAME, "", null, text);
    }
  }

  /** Prints a detail of what is being done; only {@code -v} shows it. */
  public void detail(String text) {
    if (isVerbose()) {
      print(NAME, "", null, text);
    }
  }

  public void warn(String text) {
    print(NAME, "warning: ", Paint.YELLOW, text);
  }

  public void error(String text, @Nullable String hint) {
    lines(NAME, text).forEach(line -> line(line.prefix() + style().paint(Paint.RED, line.rest())));
    if (hint != null) {
      print("", "hint: ", Paint.BOLD, hint);
    }
  }

  /** Prints text as it is, for stack traces. */
  public void raw(String text) {
    line(text);
  }

  private void print(String name, String label, @Nullable Paint paint, String text) {
    for (Line line : lines(name + label, text)) {
      String painted = paint == null ? label : style().paint(paint, label.strip()) + " ";
      line((line.prefix().isEmpty() ? "" : name + painted) + line.rest());
    }
  }

  /**
   * A line of a notice.
   *
   * @param prefix of the first line only
   */
  private record Line(String prefix, String rest) {}

  /** The lines of a notice, broken between words where they are too long for the terminal. */
  private List<Line> lines(String prefix, String text) {
    List<Line> lines = new ArrayList<>();
    String begin = prefix;
    for (String part : TerminalText.escape(RedactedPath.inMessage(text)).split("\n", -1)) {
      for (String line : wrapped(begin.length(), part)) {
        lines.add(new Line(begin, line));
        begin = "";
      }
    }
    return lines;
  }

  private List<String> wrapped(int taken, String text) {
    if (columns == Integer.MAX_VALUE || taken + DisplayWidth.of(text) <= columns) {
      return List.of(text);
    }
    // The prefix and each command line in backticks take part as one word.
    String words = COMMAND.matcher(text).replaceAll(found -> glued(found.group()));
    List<String> lines = new ArrayList<>();
    WordWrap.lines("x".repeat(taken) + words, columns)
        .forEach(line -> lines.add(line.replace(GLUE, ' ')));
    lines.set(0, lines.getFirst().substring(taken));
    return lines;
  }

  private String glued(String command) {
    return Matcher.quoteReplacement(
        command.length() <= columns ? command.replace(' ', GLUE) : command);
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
