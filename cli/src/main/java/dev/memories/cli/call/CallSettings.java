package dev.memories.cli.call;

import dev.memories.cli.option.GlobalOptions;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.config.Settings;
import dev.memories.config.SettingsException;
import dev.memories.config.SettingsLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The settings of one call: its options, the environment variables and the settings file. */
public final class CallSettings implements Supplier<Settings> {
  private final SettingsLoader loader;
  private final GlobalOptions options;
  private @Nullable Settings loaded;
  private @Nullable SettingsException problem;

  public CallSettings(Environment environment, GlobalOptions options) {
    this.loader =
        new SettingsLoader(environment.variables(), environment.home(), environment.cwd());
    this.options = options;
  }

  /**
   * Loads the settings; to be called once, when the command line has been parsed.
   *
   * @param commandOptions settings that the command's own options set
   * @param fileMayBeBroken whether to go on with the defaults when the settings file is unusable
   * @throws SettingsException when a setting is wrong or the file is unusable
   */
  public void load(Map<Setting, SettingValue> commandOptions, boolean fileMayBeBroken) {
    Map<Setting, SettingValue> all = new EnumMap<>(options.settings());
    all.putAll(commandOptions);
    try {
      loaded = loader.load(all, options.config());
    } catch (SettingsException unusable) {
      if (!fileMayBeBroken) {
        throw unusable;
      }
      loaded = loader.loadWithoutFile(all);
      problem = unusable;
    }
  }

  @Override
  public Settings get() {
    return Objects.requireNonNull(loaded, "the settings are not loaded yet");
  }

  /** Why the settings file is unusable; empty when it can be used. */
  public Optional<SettingsException> problem() {
    return Optional.ofNullable(problem);
  }

  /** The settings file, whether it exists or not. */
  public Path file() {
    return loader.file(options.config());
  }

  /** Where the settings come from, in words. */
  public String source() {
    Path file = file();
    return "settings file: " + file + (Files.exists(file) ? "" : " (does not exist)");
  }

  /** The user's folder for settings and prompt templates, whether it exists or not. */
  public Path folder() {
    return loader.defaultFolder();
  }

  /**
   * The settings of another settings file, without the options of this call.
   *
   * @throws SettingsException when the file is unusable
   */
  public Settings of(Path otherFile) {
    return loader.load(Map.of(), otherFile.toString());
  }
}
