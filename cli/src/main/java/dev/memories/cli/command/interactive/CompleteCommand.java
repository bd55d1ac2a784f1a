package dev.memories.cli.command.interactive;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.completion.Completer;
import dev.memories.cli.completion.StateValues;
import dev.memories.cli.completion.Suggestion;
import dev.memories.cli.completion.Suggestions;
import dev.memories.cli.completion.TreeValues;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.output.Output;
import dev.memories.text.OneLine;
import dev.memories.text.TerminalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/**
 * {@code memories complete -- WORD...}: prints what can be typed next, for the completion scripts.
 *
 * <p>The last word is the one under the cursor. Each suggestion is a line: the word, a tab, its
 * meaning. The last line is {@code :none}, {@code :folders} or {@code :all}: which files the shell
 * may suggest, too.
 */
final class CompleteCommand implements Subcommand {
  private static final int MEANING_CHARACTERS = 60;

  private final List<Suggestion> commands;
  private final StateConnection state;
  private final TreeValues tree;
  private final Output output;

  private final Parameters words = Parameters.of("0..*", "WORD", "the words so far");

  /**
   * @param commands every command of the program
   */
  CompleteCommand(
      List<Suggestion> commands, StateConnection state, TreeValues tree, Output output) {
    this.commands = List.copyOf(commands);
    this.state = state;
    this.tree = tree;
    this.output = output;
  }

  @Override
  public List<Argument> arguments() {
    return List.of(words);
  }

  @Override
  public List<String> examples() {
    return List.of("memories complete -- trace sh");
  }

  @Override
  public ExitCode run() throws IOException {
    List<String> typed = words.values();
    String current = typed.isEmpty() ? "" : typed.getLast();
    List<String> before = typed.isEmpty() ? List.of() : typed.subList(0, typed.size() - 1);
    CommandLine program = words.spec().command().root().commandLine();
    Suggestions found =
        new Completer(program, commands, new StateValues(state::toRead), tree)
            .complete(before, current);
    StringBuilder text = new StringBuilder();
    for (Suggestion suggestion : found.words()) {
      text.append(TerminalText.escape(suggestion.word()))
          .append('\t')
          .append(TerminalText.escape(OneLine.of(suggestion.meaning(), MEANING_CHARACTERS)))
          .append('\n');
    }
    text.append(':').append(found.files().name().toLowerCase(Locale.ROOT)).append('\n');
    output.stream().write(text.toString().getBytes(StandardCharsets.UTF_8));
    return ExitCode.DONE;
  }
}
