package dev.memories.config;

import java.util.List;

/**
 * What a setting is set to, and by what.
 *
 * @param items one for a scalar, any number for a list
 */
public record SettingValue(List<String> items, Origin origin) {
  public SettingValue {
    items = List.copyOf(items);
  }

  /** The value on one line, lists joined by commas. */
  public String text() {
    return String.join(",", items);
  }
}
