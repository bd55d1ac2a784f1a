package dev.memories.cli.memory;

import dev.memories.cli.output.Notices;
import dev.memories.config.Origin;
import dev.memories.config.Setting;
import dev.memories.config.Settings;
import dev.memories.config.SettingsException;
import dev.memories.tree.HomeChoice;
import dev.memories.tree.MemoriesHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Codex home and the memories home of a call, found when first needed (docs/spec/product.md
 * 2.1).
 */
public final class Homes {
  private final Supplier<Settings> settings;
  private final Notices notices;
  private @Nullable Path codexHome;
  private @Nullable MemoriesHome memoriesHome;

  public Homes(Supplier<Settings> settings, Notices notices) {
    this.settings = settings;
    this.notices = notices;
  }

  /**
   * The real path of the Codex home.
   *
   * @throws SettingsException when it does not exist; exit code 2
   */
  public Path codexHome() {
    Path known = codexHome;
    if (known == null) {
      known = findCodexHome();
      notices.detail("Codex home: " + known);
      codexHome = known;
    }
    return known;
  }

  /** The Codex home as the settings name it, whether or not it exists. */
  public Path namedCodexHome() {
    return Path.of(settings.get().text(Setting.CODEX_HOME).orElseThrow());
  }

  /** Whether the Codex home exists. */
  public boolean hasCodexHome() {
    return Files.isDirectory(namedCodexHome());
  }

  /** Whether the settings name the memories home; otherwise it is chosen in the Codex home. */
  public boolean namesMemoriesHome() {
    return settings.get().text(Setting.MEMORIES_HOME).isPresent();
  }

  /** The memories home, whether or not it exists. */
  public MemoriesHome memoriesHome() {
    MemoriesHome known = memoriesHome;
    if (known == null) {
      known = findMemoriesHome();
      notices.detail("memories home: " + known.folder());
      memoriesHome = known;
    }
    return known;
  }

  private Path findCodexHome() {
    Path folder = namedCodexHome();
    if (!Files.isDirectory(folder)) {
      Origin origin = settings.get().value(Setting.CODEX_HOME).orElseThrow().origin();
      boolean isDefault = origin instanceof Origin.Default;
      throw new SettingsException(
          "find the sessions of Codex",
          "there is no folder " + folder + (isDefault ? "" : ", named by " + origin.describe()),
          "name the Codex home with --codex-home, or try `memories demo`");
    }
    try {
      return folder.toRealPath();
    } catch (IOException _) {
      return folder;
    }
  }

  private MemoriesHome findMemoriesHome() {
    Optional<String> named = settings.get().text(Setting.MEMORIES_HOME);
    if (named.isPresent()) {
      return new MemoriesHome(Path.of(named.get()));
    }
    HomeChoice choice = HomeChoice.in(codexHome());
    choice.warnings().forEach(notices::warn);
    return choice.home();
  }
}
