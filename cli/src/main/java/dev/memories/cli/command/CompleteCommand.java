package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.completion.Completer;
import dev.memories.cli.completion.StateValues;
import dev.memories.cli.completion.Suggestion;
import dev.memories.cli.completion.Suggestions;
import dev.memories.text.OneLine;
import dev.memories.text.TerminalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code memories complete -- WORD...}: what can be typed next, for the completion scripts.
 *
 * <p>The last word is the one under the cursor. Prints a line a suggestion, word and meaning parted
 * by a tab, then {@code :none}, {@code :folders} or {@code :all}: which files can stand there, too.
 */
final class CompleteCommand implements Subcommand {
  private static final int MEANING_CHARACTERS = 60;

  private final Parameters words = Parameters.of("0..*", "WORD", "the words so far");

  @Override
  public List<Argument> arguments() {
    return List.of(words);
  }

  @Override
  public List<String> examples() {
    return List.of("memories complete -- trace sh");
  }

  @Override
  public ExitCode run(App app) throws IOException {
    List<String> typed = words.values();
    String current = typed.isEmpty() ? "" : typed.getLast();
    List<String> before = typed.isEmpty() ? List.of() : typed.subList(0, typed.size() - 1);
    CommandSpec program = words.spec().command().root();
    Suggestions found =
        new Completer(program.commandLine(), commands(), new StateValues(app::databaseForReading))
            .complete(before, current);
    StringBuilder text = new StringBuilder();
    for (Suggestion suggestion : found.words()) {
      text.append(TerminalText.escape(suggestion.word()))
          .append('\t')
          .append(TerminalText.escape(OneLine.of(suggestion.meaning(), MEANING_CHARACTERS)))
          .append('\n');
    }
    text.append(':').append(found.files().name().toLowerCase(Locale.ROOT)).append('\n');
    app.output().stream().write(text.toString().getBytes(StandardCharsets.UTF_8));
    return ExitCode.DONE;
  }

  private static List<Suggestion> commands() {
    return Arrays.stream(CommandName.values())
        .filter(name -> name.section() != CommandSection.HIDDEN)
        .map(name -> new Suggestion(name.word(), name.summary()))
        .toList();
  }
}
