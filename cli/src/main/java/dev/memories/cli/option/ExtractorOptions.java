package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import java.util.List;
import java.util.Map;

/** The extractor to use, and how many sessions it extracts at a time. */
public final class ExtractorOptions implements OptionGroup {
  private final Option<String> extractor =
      Option.text("--extractor", "NAME", "offline, model, command, codex, claude or auto");

  private final Option<String> concurrency =
      Option.text("--concurrency", "N", "sessions extracted at the same time (8)");

  @Override
  public List<Argument> arguments() {
    return List.of(extractor, concurrency);
  }

  @Override
  public Map<Setting, SettingValue> settings() {
    return OptionGroup.given(
        Map.of(Setting.EXTRACTOR, extractor, Setting.CONCURRENCY, concurrency));
  }
}
