package dev.memories.config;

import java.nio.file.Path;

/** The source of a setting's value, in order of precedence: flags win, defaults lose. */
public sealed interface Origin {
  /** A command-line option, e.g. {@code --idle}. */
  record Flag(String name) implements Origin {}

  /** An environment variable. */
  record Variable(String name) implements Origin {}

  /** The settings file. */
  record File(Path path) implements Origin {}

  /** The built-in default. */
  record Default() implements Origin {}

  /** The source's name for people, e.g. {@code MEMORIES_IDLE}. */
  default String describe() {
    return switch (this) {
      case Flag(var name) -> name;
      case Variable(var name) -> name;
      case File(var path) -> path.toString();
      case Default() -> "default";
    };
  }
}
