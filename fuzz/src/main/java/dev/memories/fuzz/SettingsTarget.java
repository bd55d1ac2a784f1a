package dev.memories.fuzz;

import dev.memories.config.Setting;
import dev.memories.config.Settings;
import dev.memories.config.SettingsLoader;
import dev.memories.failure.MemoriesException;
import java.nio.file.Path;
import java.util.Map;

/** A settings file. */
public final class SettingsTarget {
  private SettingsTarget() {}

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Path file = Scratch.file("config.toml", input);
    Path folder = file.resolveSibling("");
    try {
      Settings settings =
          new SettingsLoader(Map.of(), folder, folder).load(Map.of(), file.toString());
      for (Setting setting : Setting.values()) {
        settings.text(setting);
      }
    } catch (MemoriesException e) {
      // Told to the user, with a hint.
    }
  }
}
