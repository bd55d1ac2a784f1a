package dev.memories.cli.option;

import dev.memories.config.DurationText;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What merges the traces, and how patient it is. */
public final class ConsolidatorOptions {
  @Option(
      names = "--consolidator",
      paramLabel = "NAME",
      description = "offline, model or command (offline)")
  private @Nullable String consolidator;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      defaultValue = "0",
      converter = Reader.class,
      description = "wait so long for a lock that another run holds (0)")
  private Duration wait = Duration.ZERO;

  public Duration waitFor() {
    return wait;
  }

  /** What these options set. */
  public Map<Setting, SettingValue> settings() {
    Map<Setting, SettingValue> flags = new EnumMap<>(Setting.class);
    GlobalOptions.put(flags, Setting.CONSOLIDATOR, "--consolidator", consolidator);
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
