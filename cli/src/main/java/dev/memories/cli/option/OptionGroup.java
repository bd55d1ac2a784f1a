package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.config.Origin;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.config.SettingsLoader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Options that belong together and that several commands take. */
public interface OptionGroup {
  List<Argument> arguments();

  /** The settings that the options set; only those that were given. */
  default Map<Setting, SettingValue> settings() {
    return Map.of();
  }

  /** The settings that several groups set. */
  static Map<Setting, SettingValue> settings(OptionGroup... groups) {
    Map<Setting, SettingValue> settings = new EnumMap<>(Setting.class);
    for (OptionGroup group : groups) {
      settings.putAll(group.settings());
    }
    return settings;
  }

  /** The settings of those options that were given. */
  static Map<Setting, SettingValue> given(Map<Setting, Option<String>> options) {
    Map<Setting, SettingValue> settings = new EnumMap<>(Setting.class);
    options.forEach(
        (setting, option) ->
            option
                .value()
                .ifPresent(
                    text ->
                        settings.put(
                            setting,
                            new SettingValue(
                                SettingsLoader.items(setting, text),
                                new Origin.Flag(option.spec().longestName())))));
    return settings;
  }
}
