package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.text.ShellWord;
import java.util.List;
import java.util.Optional;

/** The project that a command is about. */
public final class CwdOption implements OptionGroup {
  private final Option<String> cwd =
      Option.text(
          "-C --cwd",
          "DIR",
          "the project: its folder, the end of its path, or @user (current folder)");

  @Override
  public List<Argument> arguments() {
    return List.of(cwd);
  }

  public Optional<String> value() {
    return cwd.value();
  }

  /** The option as it goes on a command line that is offered; empty where it is not given. */
  public String asTyped() {
    return cwd.value().map(folder -> " -C " + ShellWord.quoted(folder)).orElse("");
  }
}
