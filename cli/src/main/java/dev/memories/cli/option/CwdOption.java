package dev.memories.cli.option;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The working directory whose project is meant. */
public final class CwdOption {
  @Option(
      names = {"-C", "--cwd"},
      paramLabel = "DIR",
      description = "the project's folder (the current one)")
  private @Nullable String cwd;

  public Optional<String> value() {
    return Optional.ofNullable(cwd);
  }
}
