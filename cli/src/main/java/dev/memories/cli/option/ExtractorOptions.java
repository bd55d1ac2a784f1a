package dev.memories.cli.option;

import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What makes the traces, and how much of it at once. */
public final class ExtractorOptions {
  @Option(
      names = "--extractor",
      paramLabel = "NAME",
      description = "offline, model or command (offline)")
  private @Nullable String extractor;

  @Option(names = "--concurrency", paramLabel = "N", description = "sessions side by side (8)")
  private @Nullable String concurrency;

  /** What these options set. */
  public Map<Setting, SettingValue> settings() {
    Map<Setting, SettingValue> flags = new EnumMap<>(Setting.class);
    GlobalOptions.put(flags, Setting.EXTRACTOR, "--extractor", extractor);
    GlobalOptions.put(flags, Setting.CONCURRENCY, "--concurrency", concurrency);
    return flags;
  }
}
