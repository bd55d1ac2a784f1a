package dev.memories.cli.completion;

import dev.memories.cli.completion.Suggestions.Files;
import dev.memories.config.Setting;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Suggests values for an option or parameter, by its name or by the label of its value. */
final class ArgumentValues {
  private static final List<String> SOURCES =
      List.of("cli", "vscode", "exec", "mcp", "unknown", "sub-agent", "custom:", "all");

  private final StateValues live;

  ArgumentValues(StateValues live) {
    this.live = live;
  }

  Suggestions of(ArgSpec argument) {
    if (argument instanceof OptionSpec option) {
      switch (option.longestName()) {
        case "--cwd" -> {
          return new Suggestions(live.projects(), Files.FOLDERS);
        }
        case "--owner" -> {
          return Suggestions.of(live.lockOwners());
        }
        case "--source" -> {
          return words(SOURCES.stream());
        }
        default -> {
          List<String> choices = choices(option);
          if (!choices.isEmpty()) {
            return words(choices.stream());
          }
        }
      }
    }
    if (argument.completionCandidates() != null) {
      return words(StreamSupport.stream(argument.completionCandidates().spliterator(), false));
    }
    return byLabel(argument.paramLabel());
  }

  /** The choices of the setting that has the name of the option. */
  private static List<String> choices(OptionSpec option) {
    String key = option.longestName().replaceFirst("^--", "").replace('-', '_');
    return Setting.ofKey(key).map(Setting::choices).orElse(List.of());
  }

  private Suggestions byLabel(String label) {
    return switch (label) {
      case "ID", "ID..." -> Suggestions.of(live.sessions());
      case "ID|FILE" -> new Suggestions(live.sessions(), Files.ALL);
      case "DIR" -> new Suggestions(List.of(), Files.FOLDERS);
      case "FILE" -> new Suggestions(List.of(), Files.ALL);
      default -> Suggestions.of(List.of());
    };
  }

  private static Suggestions words(Stream<String> words) {
    return Suggestions.of(words.map(word -> new Suggestion(word, "")).toList());
  }
}
