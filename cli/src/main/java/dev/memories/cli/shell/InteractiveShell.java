package dev.memories.cli.shell;

import dev.memories.cli.call.ExitCode;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Style;
import dev.memories.cli.output.Style.Paint;
import dev.memories.text.TerminalText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/**
 * The shell at a terminal: a prompt with completion and history.
 *
 * <p>Ctrl-C drops the line, or cancels the command that is running; Ctrl-D leaves.
 */
public final class InteractiveShell {
  /** The command that lists typed lines; {@code history} is a command of the program. */
  static final String TYPED = "lines";

  private static final int MOST_TYPED = 50;

  private final ShellLines lines;
  private final Path history;
  private final Set<String> commands;
  private final Style style;
  private final Notices notices;
  private ExitCode last = ExitCode.DONE;

  /**
   * @param history the file of the history; none is kept where its folder does not exist
   * @param commands the names of all commands, to be highlighted
   */
  public InteractiveShell(
      ShellLines lines, Path history, Set<String> commands, Style style, Notices notices) {
    this.lines = lines;
    this.history = history;
    this.commands = Set.copyOf(commands);
    this.style = style;
    this.notices = notices;
  }

  /** Reads and runs lines until the user leaves. */
  public ExitCode run() throws IOException {
    // JLine's probe for grapheme clusters waits on terminals that do not answer it.
    System.setProperty("org.jline.terminal.graphemeCluster", "false");
    try (Terminal terminal = TerminalBuilder.builder().system(true).nativeSignals(true).build()) {
      Thread reading = Thread.currentThread();
      terminal.handle(Signal.INT, _ -> reading.interrupt());
      LineReader reader = reader(terminal);
      while (!lines.ended()) {
        try {
          for (String line : PastedLines.of(reader.readLine(prompt()))) {
            runLine(line, reader);
          }
        } catch (UserInterruptException dropped) {
          // Ctrl-C: the line is dropped.
        } catch (EndOfFileException left) {
          return ExitCode.DONE;
        }
      }
      return ExitCode.DONE;
    }
  }

  private void runLine(String line, LineReader reader) {
    if (lines.ended()) {
      return;
    }
    try {
      List<String> words = PastedLines.words(line);
      if (words.getFirst().equals(TYPED)) {
        list(reader);
      } else {
        last = lines.run(words, line);
      }
    } catch (InterruptedException cancelled) {
      notices.say("cancelled");
      last = ExitCode.INTERRUPTED;
    }
    // An interrupt that came just as the command ended must not cancel the next line.
    boolean _ = Thread.interrupted();
  }

  private LineReader reader(Terminal terminal) {
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .appName("memories")
            .terminal(terminal)
            .history(new RedactedHistory())
            .completer(new LineCompleter(lines))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.AUTO_LIST, true)
            .option(LineReader.Option.CASE_INSENSITIVE, true);
    if (style.colourful()) {
      builder.highlighter(new CommandHighlighter(commands));
    }
    Path folder = history.getParent();
    if (folder != null && Files.isDirectory(folder) && RedactedHistory.prepare(history)) {
      builder.variable(LineReader.HISTORY_FILE, history);
    }
    return builder.build();
  }

  /** Lists the lines that were typed, the newest last. */
  private static void list(LineReader reader) {
    History typed = reader.getHistory();
    PrintWriter out = reader.getTerminal().writer();
    int first = Math.max(typed.first(), typed.last() - MOST_TYPED + 1);
    for (int number = first; number <= typed.last() && typed.size() > 0; number++) {
      out.printf(
          "%5d  %s%n",
          number + 1, TerminalText.escape(typed.get(number)).replace("\n", "\n       "));
    }
    out.flush();
  }

  /** The project with its state, and the exit code of the last line when it failed. */
  private String prompt() {
    boolean failed = last != ExitCode.DONE;
    return style.paint(Paint.BOLD, TerminalText.escape(lines.place()))
        + (failed ? style.paint(Paint.RED, " [" + last.number() + "]") : "")
        + style.paint(failed ? Paint.RED : Paint.CYAN, " ❯ ");
  }
}
