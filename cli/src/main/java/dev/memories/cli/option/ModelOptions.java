package dev.memories.cli.option;

import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which model to ask, and what it may cost. */
public final class ModelOptions {
  @Option(names = "--model", paramLabel = "M", description = "model to ask")
  private @Nullable String model;

  @Option(names = "--provider", paramLabel = "P", description = "model provider to ask")
  private @Nullable String provider;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description = "stop before the run costs more tokens")
  private @Nullable String maxTokens;

  /** What these options set. */
  public Map<Setting, SettingValue> settings() {
    Map<Setting, SettingValue> flags = new EnumMap<>(Setting.class);
    GlobalOptions.put(flags, Setting.MODEL, "--model", model);
    GlobalOptions.put(flags, Setting.PROVIDER, "--provider", provider);
    GlobalOptions.put(flags, Setting.MAX_TOKENS, "--max-tokens", maxTokens);
    return flags;
  }
}
