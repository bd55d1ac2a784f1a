package dev.memories.cli;

import dev.memories.cli.call.Environment;
import dev.memories.cli.command.Call;
import dev.memories.cli.option.GlobalOptions;

/** Calls that only describe and parse, for tests. */
public final class Calls {
  private Calls() {}

  /** A call without an environment: its commands can be looked at, not run. */
  static Call detached() {
    return new Call(
        Environment.detached(),
        new GlobalOptions(),
        Commands.ALL,
        (_, _) -> {
          throw new UnsupportedOperationException();
        });
  }

  /** Parses a command line. */
  static Invocation parse(String... words) {
    return CommandTree.parse(detached(), words);
  }
}
