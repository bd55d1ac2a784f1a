package dev.memories.config;

import java.nio.file.Path;

/** Where the value of a setting came from, weakest last in precedence: flags win, defaults lose. */
public sealed interface Origin {
  /** An option of the command line, e.g. {@code --idle}. */
  record Flag(String name) implements Origin {}

  /** An environment variable. */
  record Variable(String name) implements Origin {}

  /** The settings file. */
  record SettingsFile(Path path) implements Origin {}

  /** The built-in default. */
  record Default() implements Origin {}

  /** How to name it to a person, e.g. {@code the variable MEMORIES_IDLE}. */
  default String describe() {
    return switch (this) {
      case Flag(var name) -> name;
      case Variable(var name) -> name;
      case SettingsFile(var path) -> path.toString();
      case Default() -> "default";
    };
  }
}
