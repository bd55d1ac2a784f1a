package dev.memories.cli.app;

import dev.memories.cli.output.Notices;
import dev.memories.config.Origin;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.config.Settings;
import dev.memories.config.SettingsException;
import dev.memories.tree.HomeChoice;
import dev.memories.tree.MemoriesHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the Codex home and the memories home are (product.md 2); looked up when first asked for.
 */
final class Places {
  private final Settings settings;
  private final Notices notices;
  private @Nullable Path codexHome;
  private @Nullable MemoriesHome memoriesHome;

  Places(Settings settings, Notices notices) {
    this.settings = settings;
    this.notices = notices;
  }

  /**
   * The Codex home, its real path.
   *
   * @throws SettingsException when it does not exist
   */
  Path codexHome() {
    Path known = codexHome;
    if (known == null) {
      known = findCodexHome();
      codexHome = known;
    }
    return known;
  }

  /** The memories home, whether or not it exists. */
  MemoriesHome memoriesHome() {
    MemoriesHome known = memoriesHome;
    if (known == null) {
      known = findMemoriesHome();
      memoriesHome = known;
    }
    return known;
  }

  private Path findCodexHome() {
    SettingValue value = settings.value(Setting.CODEX_HOME).orElseThrow();
    Path folder = Path.of(value.text());
    if (!Files.isDirectory(folder)) {
      boolean standard = value.origin() instanceof Origin.Default;
      throw new SettingsException(
          "find the sessions of Codex",
          "there is no folder " + folder + (standard ? "" : ", named by " + origin(value)),
          "name the Codex home with --codex-home, or try `memories demo`");
    }
    try {
      return folder.toRealPath();
    } catch (IOException _) {
      return folder;
    }
  }

  private static String origin(SettingValue value) {
    return value.origin().describe();
  }

  private MemoriesHome findMemoriesHome() {
    Optional<String> named = settings.text(Setting.MEMORIES_HOME);
    if (named.isPresent()) {
      return new MemoriesHome(Path.of(named.get()));
    }
    HomeChoice choice = HomeChoice.in(codexHome());
    choice.warnings().forEach(notices::warn);
    return choice.home();
  }
}
