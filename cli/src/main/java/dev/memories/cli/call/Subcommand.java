package dev.memories.cli.call;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.output.JsonShape;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A subcommand of the program: what it takes on the command line, and what it does.
 *
 * <p>A command is built before the command line is parsed, because the parser needs its arguments.
 * It reads their values, and uses what its constructor was given, only when it runs.
 */
public interface Subcommand {
  /**
   * Does the work and prints the result.
   *
   * @throws IOException when the result cannot be printed
   * @throws InterruptedException when cancelled; everything claimed has been given back
   */
  ExitCode run() throws IOException, InterruptedException;

  /** The document that {@code --json} prints; empty when the command has none. */
  default Optional<JsonShape<?>> document() {
    return Optional.empty();
  }

  /** Every document that the command may print, whatever its options; for its JSON Schema. */
  default List<JsonShape<?>> documents() {
    return document().stream().<JsonShape<?>>map(shape -> shape).toList();
  }

  /** The options and parameters of the command. */
  default List<Argument> arguments() {
    return List.of();
  }

  /** Example command lines for the command's help. */
  List<String> examples();

  /** Whether the command also runs, with default settings, when the settings file is unusable. */
  default boolean worksWithBrokenSettings() {
    return false;
  }

  /** Whether the parameters are a text, in which words may look like options that do not exist. */
  default boolean takesText() {
    return false;
  }

  /** The settings that the command's own options set. */
  default Map<Setting, SettingValue> settings() {
    return Map.of();
  }
}
