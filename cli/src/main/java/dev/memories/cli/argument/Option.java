package dev.memories.cli.argument;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/**
 * An option with one value.
 *
 * @param <T> the type of the value
 */
public record Option<T>(OptionSpec spec) implements Argument {
  /**
   * Defines an option whose value is text.
   *
   * @param names separated by spaces, e.g. {@code -C --cwd}
   * @param label the placeholder for the value in the help, e.g. {@code DIR}
   * @param help one line for the help page
   */
  public static Option<String> text(String names, String label, String help) {
    return new Option<>(builder(names, label, help).type(String.class).build());
  }

  /** Defines an option whose value is a whole number. */
  public static Option<Integer> number(String names, String label, String help) {
    return new Option<>(builder(names, label, help).type(Integer.class).build());
  }

  /** Defines an option whose value a converter reads. */
  public static <T> Option<T> converted(
      String names, String label, String help, Class<T> type, ITypeConverter<T> converter) {
    return new Option<>(builder(names, label, help).type(type).converters(converter).build());
  }

  /** Defines an option whose value, given after {@code =}, may be left out; it is then empty. */
  public static Option<String> optionalText(String names, String label, String help) {
    return new Option<>(
        builder(names, label, help).type(String.class).arity("0..1").fallbackValue("").build());
  }

  private static OptionSpec.Builder builder(String names, String label, String help) {
    return OptionSpec.builder(names.split(" ")).paramLabel(label).arity("1").description(help);
  }

  /** The same option with words to suggest. */
  public Option<T> choices(List<String> words) {
    return new Option<>(spec.toBuilder().completionCandidates(words).build());
  }

  /** The same option, which must be given. */
  public Option<T> required() {
    return new Option<>(spec.toBuilder().required(true).build());
  }

  /** The same option, taken by every subcommand, too. */
  public Option<T> everywhere() {
    return new Option<>(spec.toBuilder().scopeType(ScopeType.INHERIT).build());
  }

  /** The value given; empty when the option is not given. */
  public Optional<T> value() {
    return Optional.ofNullable(spec.<T>getValue());
  }
}
