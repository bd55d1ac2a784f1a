package dev.memories.cli.app;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.output.JsonShape;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One subcommand: reads its options, asks the core, prints through the app's output. */
public interface Subcommand {
  /**
   * Does the work.
   *
   * @throws IOException when the result cannot be printed
   * @throws InterruptedException when cancelled; everything claimed has been given back
   */
  ExitCode run(App app) throws IOException, InterruptedException;

  /** The document that {@code --json} prints; empty when the command has none. */
  default Optional<JsonShape<?>> document() {
    return Optional.empty();
  }

  /** Every document that it may print, whatever its options; for its schema. */
  default List<JsonShape<?>> documents() {
    return document().stream().<JsonShape<?>>map(shape -> shape).toList();
  }

  /** Its options and parameters; the command reads its values from them when it runs. */
  default List<Argument> arguments() {
    return List.of();
  }

  /** Command lines to learn from, for its help. */
  List<String> examples();

  /** Whether it runs, on defaults, though the settings file cannot be used: to mend that. */
  default boolean worksWithBrokenSettings() {
    return false;
  }

  /** The settings that its options set. */
  default Map<Setting, SettingValue> settings() {
    return Map.of();
  }
}
