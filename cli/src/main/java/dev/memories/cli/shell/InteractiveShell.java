package dev.memories.cli.shell;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.command.CommandName;
import dev.memories.cli.output.Style;
import dev.memories.text.TerminalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/**
 * The shell at a terminal: a prompt, completion, history.
 *
 * <p>Ctrl-C drops the line or cancels the command that runs; Ctrl-D leaves.
 */
public final class InteractiveShell {
  private final App app;
  private final ShellLines lines;

  public InteractiveShell(App app, ShellLines lines) {
    this.app = app;
    this.lines = lines;
  }

  /** Reads and runs lines until the user leaves. */
  public ExitCode run() throws IOException {
    // The probe for grapheme clusters waits for terminals that do not answer it.
    System.setProperty("org.jline.terminal.graphemeCluster", "false");
    try (Terminal terminal = TerminalBuilder.builder().system(true).nativeSignals(true).build()) {
      Thread reading = Thread.currentThread();
      terminal.handle(Signal.INT, _ -> reading.interrupt());
      LineReader reader = reader(terminal);
      while (!lines.ended()) {
        try {
          reader.readLine(prompt());
          runLine(reader.getParsedLine());
        } catch (UserInterruptException dropped) {
          // Ctrl-C: the line is dropped.
        } catch (EndOfFileException left) {
          return ExitCode.DONE;
        }
      }
      return ExitCode.DONE;
    }
  }

  private void runLine(ParsedLine line) {
    try {
      if (!line.line().isBlank()) {
        lines.run(line.words(), line.line());
      }
    } catch (InterruptedException cancelled) {
      app.notices().say("cancelled");
    }
    // An interrupt that came when the command had just ended belongs to it, not to the next line.
    boolean _ = Thread.interrupted();
  }

  private LineReader reader(Terminal terminal) {
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .appName("memories")
            .terminal(terminal)
            .history(new RedactedHistory())
            .completer(new LineCompleter(app.runner(), lines::surroundings))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.AUTO_LIST, true)
            .option(LineReader.Option.CASE_INSENSITIVE, true);
    if (style().colourful()) {
      builder.highlighter(
          new CommandHighlighter(
              Arrays.stream(CommandName.values())
                  .map(CommandName::word)
                  .collect(Collectors.toSet())));
    }
    Path folder = app.memoriesHome().folder();
    Path history = folder.resolve("shell-history");
    if (Files.isDirectory(folder) && RedactedHistory.prepare(history)) {
      builder.variable(LineReader.HISTORY_FILE, history);
    }
    return builder.build();
  }

  private Style style() {
    return app.output().style();
  }

  private String prompt() {
    Path name = lines.cwd().getFileName();
    String project = TerminalText.escape(name == null ? "/" : name.toString());
    return style().paint(Style.Paint.BOLD, project) + style().paint(Style.Paint.CYAN, " ❯ ");
  }
}
