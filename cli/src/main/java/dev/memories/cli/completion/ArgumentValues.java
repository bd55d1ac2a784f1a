package dev.memories.cli.completion;

import dev.memories.cli.call.Subcommand;
import dev.memories.cli.completion.Suggestions.Files;
import dev.memories.cli.output.JsonSelection;
import dev.memories.config.Setting;
import dev.memories.session.Agent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Suggests values for an option or parameter, by its name or by the label of its value. */
final class ArgumentValues {
  private static final List<String> SOURCES =
      List.of("cli", "vscode", "exec", "mcp", "unknown", "sub-agent", "custom:", "all");

  /** The command that takes only sessions with a trace. */
  private static final String SHOW_TRACE = "memories trace show";

  private static final Suggestions FILES = new Suggestions(List.of(), Files.ALL);

  private final StateValues live;
  private final TreeValues tree;

  ArgumentValues(StateValues live, TreeValues tree) {
    this.live = live;
    this.tree = tree;
  }

  /**
   * Suggests values.
   *
   * @param cwd the project that the line names
   */
  Suggestions of(ArgSpec argument, Optional<String> cwd) {
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
        case "--agent" -> {
          return words(Arrays.stream(Agent.values()).map(Agent::key));
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
    return byLabel(argument, cwd);
  }

  /** The fields of the document of a command, for {@code --json=}. */
  static List<Suggestion> fields(CommandSpec command) {
    return command.userObject() instanceof Subcommand subcommand
        ? subcommand
            .document()
            .map(document -> JsonSelection.choices(document).names())
            .orElse(List.of())
            .stream()
            .map(name -> new Suggestion(name, "field"))
            .toList()
        : List.of();
  }

  /** The choices of the setting that has the name of the option. */
  private static List<String> choices(OptionSpec option) {
    String key = option.longestName().replaceFirst("^--", "").replace('-', '_');
    return Setting.ofKey(key).map(Setting::choices).orElse(List.of());
  }

  private Suggestions byLabel(ArgSpec argument, Optional<String> cwd) {
    return switch (argument.paramLabel()) {
      case "PATH" -> argument.isPositional() ? Suggestions.of(tree.files(cwd)) : FILES;
      case "BULLET", "BULLET TEXT" -> Suggestions.of(tree.bullets(cwd));
      case "CHANGE" -> Suggestions.of(tree.changes(cwd));
      case "VERSION" -> Suggestions.of(tree.versions(cwd));
      case "KEY" ->
          Suggestions.of(
              Arrays.stream(Setting.values())
                  .map(setting -> new Suggestion(setting.key(), setting.help()))
                  .toList());
      case "ID", "ID..." -> Suggestions.of(sessions(argument.command()));
      case "ID|FILE" -> new Suggestions(live.sessions(), Files.ALL);
      case "FROM", "TO" -> new Suggestions(live.folders(), Files.FOLDERS);
      case "DIR" -> new Suggestions(List.of(), Files.FOLDERS);
      case "FILE" -> FILES;
      default -> Suggestions.of(List.of());
    };
  }

  private List<Suggestion> sessions(CommandSpec command) {
    return command.qualifiedName().equals(SHOW_TRACE) ? live.traces() : live.sessions();
  }

  private static Suggestions words(Stream<String> words) {
    return Suggestions.of(words.map(word -> new Suggestion(word, "")).toList());
  }
}
