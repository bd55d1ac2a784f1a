package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.config.DurationText;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What merges the traces, and how patient it is. */
public final class ConsolidatorOptions {
  private final Option<String> consolidator =
      Option.text("--consolidator", "NAME", "offline, model or command (offline)");

  private final Option<Duration> wait =
      Option.read(
          "--wait",
          "DURATION",
          "wait so long for a lock that another run holds (0)",
          Duration.class,
          new Reader());

  /** For the command that takes them. */
  public List<Argument> arguments() {
    return List.of(consolidator, wait);
  }

  public Duration waitFor() {
    return wait.value().orElse(Duration.ZERO);
  }

  /** What these options set. */
  public Map<Setting, SettingValue> settings() {
    Map<Setting, SettingValue> flags = new EnumMap<>(Setting.class);
    GlobalOptions.put(flags, Setting.CONSOLIDATOR, consolidator);
    return flags;
  }

  /** Reads a length of time. */
  static final class Reader implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return DurationText.parse(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "\"" + text + "\" is not a length of time such as 90s, 5m, 1d or 0"));
    }
  }
}
