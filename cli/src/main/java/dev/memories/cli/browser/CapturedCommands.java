package dev.memories.cli.browser;

import dev.memories.cli.call.CommandRunner;
import dev.memories.cli.call.Environment;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.output.FixedTerminal;
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

/** Runs command lines of this program for the browser and keeps what they print. */
final class CapturedCommands {
  /** Commands that need the terminal, which the browser has. */
  private static final Set<String> NEEDING_TERMINAL = Set.of("browse", "shell");

  /** Makes commands print tables for people, without questions, pager and progress bars. */
  private static final Terminal PAGE =
      new FixedTerminal(false, true, false, 120, Integer.MAX_VALUE);

  private final Environment environment;
  private final Homes homes;
  private final CommandRunner runner;

  CapturedCommands(Environment environment, Homes homes, CommandRunner runner) {
    this.environment = environment;
    this.homes = homes;
    this.runner = runner;
  }

  ActionOutcome run(String line, Path folder) throws InterruptedException {
    List<String> words = LineWords.of(line);
    if (words.isEmpty() || NEEDING_TERMINAL.contains(words.getFirst())) {
      return new ActionOutcome.Failed(line + " cannot be run in here");
    }
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ExitCode code = runner.run(capturing(printed, folder), words);
    if (code == ExitCode.INTERRUPTED || Thread.interrupted()) {
      throw new InterruptedException("cancelled");
    }
    List<String> output = printed.toString(StandardCharsets.UTF_8).lines().toList();
    return code == ExitCode.DONE
        ? new ActionOutcome.Done("ran " + line, output, Optional.empty())
        : new ActionOutcome.Failed(line + " ended with exit code " + code.number(), output);
  }

  /** What can be typed next, from {@code memories complete}, as the completion scripts get it. */
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
    runner.run(capturing(printed, environment.cwd()), question);
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

  private Environment capturing(ByteArrayOutputStream printed, Path folder) {
    Map<String, String> variables = new HashMap<>(environment.variables());
    variables.put("NO_COLOR", "1");
    variables.put("CODEX_HOME", homes.codexHome().toString());
    variables.put("MEMORIES_HOME", homes.memoriesHome().folder().toString());
    return environment
        .at(folder, variables)
        .attachedTo(new Streams(InputStream.nullInputStream(), printed, printed), PAGE);
  }
}
