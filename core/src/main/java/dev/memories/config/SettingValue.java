package dev.memories.config;

import java.util.List;

/**
 * The value of a setting and where it came from.
 *
 * @param items one for a scalar, any number for a list
 */
public record SettingValue(List<String> items, Origin origin) {
  public SettingValue {
    items = List.copyOf(items);
  }

  /** The value on one line; lists are joined by commas. */
  public String text() {
    return String.join(",", items);
  }
}
