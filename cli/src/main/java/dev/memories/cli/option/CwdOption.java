package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import java.util.List;
import java.util.Optional;

/** The working directory whose project is meant. */
public final class CwdOption {
  private final Option<String> cwd =
      Option.text("-C --cwd", "DIR", "the project's folder (the current one)");

  /** For the command that takes them. */
  public List<Argument> arguments() {
    return List.of(cwd);
  }

  public Optional<String> value() {
    return cwd.value();
  }
}
