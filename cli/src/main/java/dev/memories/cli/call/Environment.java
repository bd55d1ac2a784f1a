package dev.memories.cli.call;

import dev.memories.cli.output.FixedTerminal;
import dev.memories.cli.output.Streams;
import dev.memories.cli.output.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The surroundings of a call: streams, environment variables, folders, clock and terminal.
 *
 * @param cwd the current directory, absolute
 * @param home the user's home folder, absolute
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

  /** The same surroundings with other environment variables and another current directory. */
  public Environment at(Path otherCwd, Map<String, String> otherVariables) {
    return new Environment(streams, otherVariables, otherCwd, home, clock, terminal);
  }

  /** The same surroundings with other streams and another terminal. */
  public Environment attachedTo(Streams otherStreams, Terminal otherTerminal) {
    return new Environment(otherStreams, variables, cwd, home, clock, otherTerminal);
  }

  /** An environment without streams, variables and terminal, for describing commands. */
  public static Environment detached() {
    return new Environment(
        new Streams(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream()),
        Map.of(),
        Path.of("/"),
        Path.of("/"),
        InstantSource.system(),
        new FixedTerminal(false, false, false, 80, 24));
  }

  /** The value of a variable; an empty one counts as not set. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }
}
