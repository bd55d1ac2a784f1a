package dev.memories.cli.app;

import dev.memories.cli.output.Streams;
import dev.memories.cli.output.Terminal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Everything outside the program that a command depends on.
 *
 * @param cwd absolute
 * @param home the user's home folder
 */
public record Environment(
    Streams streams,
    Map<String, String> variables,
    Path cwd,
    Path home,
    InstantSource clock,
    Terminal terminal) {
  public Environment {
    variables = Map.copyOf(variables);
  }

  /** The value of a variable; an empty one counts as not set. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }
}
