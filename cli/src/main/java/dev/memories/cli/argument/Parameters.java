package dev.memories.cli.argument;

import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Words of a command line that are not options. */
public record Parameters(PositionalParamSpec spec) implements Argument {
  /**
   * Defines them.
   *
   * @param arity how many: {@code 1}, {@code 0..1}, {@code 0..*}, {@code 1..*}
   * @param label what stands for one in the help, e.g. {@code ID}
   * @param help one line
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

  /** The same, with the words it may be; for completion only. */
  public Parameters choices(List<String> words) {
    return new Parameters(spec.toBuilder().completionCandidates(words).build());
  }

  public List<String> values() {
    List<String> values = spec.getValue();
    return values == null ? List.of() : List.copyOf(values);
  }

  /** The first; for those of which there must be one. */
  public String value() {
    return values().getFirst();
  }
}
