package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What makes the traces, and how much of it at once. */
public final class ExtractorOptions {
  private final Option<String> extractor =
      Option.text("--extractor", "NAME", "offline, model or command (offline)");

  private final Option<String> concurrency =
      Option.text("--concurrency", "N", "sessions side by side (8)");

  /** For the command that takes them. */
  public List<Argument> arguments() {
    return List.of(extractor, concurrency);
  }

  /** What these options set. */
  public Map<Setting, SettingValue> settings() {
    Map<Setting, SettingValue> flags = new EnumMap<>(Setting.class);
    GlobalOptions.put(flags, Setting.EXTRACTOR, extractor);
    GlobalOptions.put(flags, Setting.CONCURRENCY, concurrency);
    return flags;
  }
}
