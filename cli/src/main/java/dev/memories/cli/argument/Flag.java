package dev.memories.cli.argument;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** An option without a value. */
public record Flag(OptionSpec spec) implements Argument {
  /**
   * Defines a flag.
   *
   * @param names separated by spaces, e.g. {@code -q --quiet}
   * @param help one line for the help page
   */
  public static Flag of(String names, String help) {
    return new Flag(
        OptionSpec.builder(names.split(" "))
            .type(boolean.class)
            .arity("0")
            .description(help)
            .build());
  }

  /** The same option, taken by every subcommand, too. */
  public Flag everywhere() {
    return new Flag(spec.toBuilder().scopeType(ScopeType.INHERIT).build());
  }

  /** The same option; when it is given, required arguments may be missing. */
  public Flag replacingOthers() {
    return new Flag(spec.toBuilder().usageHelp(true).build());
  }

  public boolean isSet() {
    Boolean value = spec.getValue();
    return value != null && value;
  }
}
