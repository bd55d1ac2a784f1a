package dev.memories.cli.argument;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** An option that may be given several times. */
public record Options(OptionSpec spec) implements Argument {
  /**
   * Defines an option.
   *
   * @param names separated by spaces
   * @param label the placeholder for a value in the help
   * @param help one line for the help page
   */
  public static Options of(String names, String label, String help) {
    return new Options(
        OptionSpec.builder(names.split(" "))
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel(label)
            .arity("1")
            .description(help)
            .build());
  }

  /** The same option; a value may be several values separated by commas. */
  public Options commaSeparated() {
    return new Options(spec.toBuilder().splitRegex(",").build());
  }

  /** The same option with words to suggest. */
  public Options choices(List<String> words) {
    return new Options(spec.toBuilder().completionCandidates(words).build());
  }

  public List<String> values() {
    List<String> values = spec.getValue();
    return values == null ? List.of() : List.copyOf(values);
  }
}
