package dev.memories.cli.browser;

import dev.memories.cli.app.App;
import dev.memories.cli.app.Environment;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.output.Streams;
import dev.memories.cli.output.Terminal;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.LineSuggestion;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs command lines of this program and keeps what they print. */
final class CapturedCommands {
  /** They want the terminal that the browser has. */
  private static final Set<String> OF_THE_TERMINAL = Set.of("browse", "shell");

  private final App app;

  CapturedCommands(App app) {
    this.app = app;
  }

  ActionOutcome run(String line, Path folder) throws InterruptedException {
    List<String> words = LineWords.of(line);
    if (words.isEmpty() || OF_THE_TERMINAL.contains(words.getFirst())) {
      return new ActionOutcome.Failed(line + " cannot be run in here");
    }
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ExitCode code = app.runner().run(captured(printed, folder), words);
    if (code == ExitCode.INTERRUPTED || Thread.interrupted()) {
      throw new InterruptedException("cancelled");
    }
    List<String> output = printed.toString(StandardCharsets.UTF_8).lines().toList();
    return code == ExitCode.DONE
        ? new ActionOutcome.Done("ran " + line, output, Optional.empty())
        : new ActionOutcome.Failed(line + " ended with exit code " + code.number(), output);
  }

  /** Asks the program itself, as the completion scripts of shells do. */
  List<LineSuggestion> suggest(String line) {
    List<String> words = new ArrayList<>(LineWords.of(line));
    boolean newWord = line.isEmpty() || Character.isWhitespace(line.charAt(line.length() - 1));
    if (newWord) {
      words.add("");
    }
    String current = words.getLast();
    String before = line.substring(0, line.length() - current.length());
    List<String> question = new ArrayList<>(List.of("complete", "--"));
    question.addAll(words);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    app.runner().run(captured(printed, app.environment().cwd()), question);
    return printed
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(answer -> !answer.startsWith(":"))
        .map(answer -> suggestion(before, answer))
        .toList();
  }

  private static LineSuggestion suggestion(String before, String answer) {
    int tab = answer.indexOf('\t');
    String word = tab < 0 ? answer : answer.substring(0, tab);
    return new LineSuggestion(before + word, word, tab < 0 ? "" : answer.substring(tab + 1));
  }

  private Environment captured(ByteArrayOutputStream printed, Path folder) {
    Environment own = app.environment();
    Map<String, String> variables = new HashMap<>(own.variables());
    variables.put("NO_COLOR", "1");
    variables.put("CODEX_HOME", app.codexHome().toString());
    variables.put("MEMORIES_HOME", app.memoriesHome().folder().toString());
    return new Environment(
        new Streams(InputStream.nullInputStream(), printed, printed),
        variables,
        folder,
        own.home(),
        own.clock(),
        new PageTerminal());
  }

  /** Tables for people, no questions, no pager, no progress bars. */
  private static final class PageTerminal implements Terminal {
    @Override
    public boolean isInput() {
      return false;
    }

    @Override
    public boolean isOutput() {
      return true;
    }

    @Override
    public boolean isError() {
      return false;
    }

    @Override
    public int columns() {
      return 120;
    }

    @Override
    public int rows() {
      return Integer.MAX_VALUE;
    }
  }
}
