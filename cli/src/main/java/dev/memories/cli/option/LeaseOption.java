package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.config.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How long a lock is to hold. */
public final class LeaseOption implements OptionGroup {
  private final Option<Duration> lease =
      Option.converted(
          "--lease",
          "SECONDS",
          "how long the lock holds: seconds, or as 90s, 10m (600)",
          Duration.class,
          new LeaseConverter());

  @Override
  public List<Argument> arguments() {
    return List.of(lease);
  }

  public Duration value() {
    return lease.value().orElse(Duration.ofMinutes(10));
  }

  /** Reads seconds without a unit, or a duration with units; at least one second. */
  static final class LeaseConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      Optional<Duration> read =
          text.matches("\\d{1,9}")
              ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
              : DurationText.parse(text);
      return read.filter(lease -> lease.toSeconds() >= 1)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "\"" + text + "\" is not a lease of one second or more"));
    }
  }
}
