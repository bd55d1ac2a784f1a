package dev.memories.config;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The values of all settings, validated.
 *
 * <p>Paths are absolute. A setting with neither a value nor a default is absent.
 */
public final class Settings {
  private final Map<Setting, SettingValue> values;
  private final Map<String, Map<String, Object>> modelProviders;
  private final Map<String, String> projects;

  /**
   * @param projects in the order of the settings file
   */
  Settings(
      Map<Setting, SettingValue> values,
      Map<String, Map<String, Object>> modelProviders,
      Map<String, String> projects) {
    this.values = new EnumMap<>(values);
    this.modelProviders = Map.copyOf(modelProviders);
    this.projects = new LinkedHashMap<>(projects);
  }

  public Optional<SettingValue> value(Setting setting) {
    return Optional.ofNullable(values.get(setting));
  }

  /** The value of a setting that has at most one item. */
  public Optional<String> text(Setting setting) {
    return value(setting).map(SettingValue::text);
  }

  public List<String> list(Setting setting) {
    return value(setting).map(SettingValue::items).orElse(List.of());
  }

  public Duration duration(Setting setting) {
    return DurationText.parse(required(setting)).orElseThrow();
  }

  public int count(Setting setting) {
    return Integer.parseInt(required(setting));
  }

  /** Whether a switch is on. */
  public boolean isOn(Setting setting) {
    return Boolean.parseBoolean(required(setting));
  }

  /** The number of a limit; empty when it is not set or is {@code all}. */
  public OptionalInt bound(Setting setting) {
    @Nullable SettingValue value = values.get(setting);
    return value == null || value.text().equals("all")
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(value.text()));
  }

  /** The unchecked {@code [model_providers.*]} tables of the settings file: name to keys. */
  public Map<String, Map<String, Object>> modelProviders() {
    return modelProviders;
  }

  /**
   * The table {@code [projects]} of the settings file, in its order: path patterns to {@code own}
   * or an absolute path, and {@code worktrees} to {@code own} or {@code main}.
   */
  public Map<String, String> projects() {
    return Collections.unmodifiableMap(projects);
  }

  private String required(Setting setting) {
    return text(setting).orElseThrow(() -> new IllegalStateException(setting + " has no default"));
  }
}
