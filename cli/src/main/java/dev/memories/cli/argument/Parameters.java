package dev.memories.cli.argument;

import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Positional parameters: the words of a command line that are not options. */
public record Parameters(PositionalParamSpec spec) implements Argument {
  /**
   * Defines parameters.
   *
   * @param arity how many: {@code 1}, {@code 0..1}, {@code 0..*}, {@code 1..*}
   * @param label the placeholder for a parameter in the help, e.g. {@code ID}
   * @param help one line for the help page
   */
  public static Parameters of(String arity, String label, String help) {
    return new Parameters(
        PositionalParamSpec.builder()
            .index(arity.endsWith("*") ? "0..*" : "0")
            .required(!arity.startsWith("0"))
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity(arity)
            .paramLabel(label)
            .description(help)
            .build());
  }

  /** Defines one parameter that must be there, at an index from 0. */
  public static Parameters at(int index, String label, String help) {
    Parameters one = of("1", label, help);
    return new Parameters(one.spec.toBuilder().index(Integer.toString(index)).build());
  }

  /** The same parameters with words to suggest; any other word is accepted, too. */
  public Parameters choices(List<String> words) {
    return new Parameters(spec.toBuilder().completionCandidates(words).build());
  }

  public List<String> values() {
    List<String> values = spec.getValue();
    return values == null ? List.of() : List.copyOf(values);
  }

  /** The first value, of parameters that need at least one. */
  public String value() {
    return values().getFirst();
  }
}
