package dev.memories.cli.argument;

import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/**
 * An option with one value.
 *
 * @param <T> what the value is read as
 */
public record Option<T>(OptionSpec spec) implements Argument {
  /**
   * Defines one whose value is taken as it is.
   *
   * @param names separated by spaces, e.g. {@code -C --cwd}
   * @param label what stands for the value in the help, e.g. {@code DIR}
   * @param help one line
   */
  public static Option<String> text(String names, String label, String help) {
    return new Option<>(builder(names, label, help).type(String.class).build());
  }

  /** Defines one whose value is a whole number. */
  public static Option<Integer> number(String names, String label, String help) {
    return new Option<>(builder(names, label, help).type(Integer.class).build());
  }

  /** Defines one whose value a converter reads. */
  public static <T> Option<T> read(
      String names, String label, String help, Class<T> type, ITypeConverter<T> reader) {
    return new Option<>(builder(names, label, help).type(type).converters(reader).build());
  }

  /** Defines one whose value may be left out; then it is empty text. Only {@code =} gives one. */
  public static Option<String> maybeText(String names, String label, String help) {
    return new Option<>(
        builder(names, label, help).type(String.class).arity("0..1").fallbackValue("").build());
  }

  private static OptionSpec.Builder builder(String names, String label, String help) {
    return OptionSpec.builder(names.split(" ")).paramLabel(label).arity("1").description(help);
  }

  /** The same, but it must be given. */
  public Option<T> required() {
    return new Option<>(spec.toBuilder().required(true).build());
  }

  /** The same, but every subcommand takes it, too. */
  public Option<T> everywhere() {
    return new Option<>(spec.toBuilder().scopeType(ScopeType.INHERIT).build());
  }

  /** What was given; empty when the option is not there. */
  public Optional<T> value() {
    return Optional.ofNullable(spec.<T>getValue());
  }
}
