package dev.memories.config;

import dev.memories.text.NearestWord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Merges the settings of all sources (docs/spec/product.md 2.5.1).
 *
 * <p>Flags override environment variables, which override the settings file, which overrides the
 * defaults. An empty variable counts as not set.
 */
public final class SettingsLoader {
  private static final String FILE_VARIABLE = "MEMORIES_CONFIG";

  private final Map<String, String> variables;
  private final Path home;
  private final Path cwd;

  /**
   * @param home the user's home folder, for {@code ~}
   * @param cwd base of relative paths
   */
  public SettingsLoader(Map<String, String> variables, Path home, Path cwd) {
    this.variables = Map.copyOf(variables);
    this.home = home;
    this.cwd = cwd;
  }

  /**
   * Reads and validates all settings.
   *
   * @param flags the values given on the command line
   * @param configFlag the value of {@code --config}, or null
   * @throws SettingsException when the file cannot be read, or a key or value is wrong
   */
  public Settings load(Map<Setting, SettingValue> flags, @Nullable String configFlag) {
    return load(flags, readFile(configFlag));
  }

  /** Loads without the settings file, for commands that must work when the file is invalid. */
  public Settings loadWithoutFile(Map<Setting, SettingValue> flags) {
    return load(flags, SettingsFile.Content.EMPTY);
  }

  private Settings load(Map<Setting, SettingValue> flags, SettingsFile.Content file) {
    Map<Setting, SettingValue> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      Optional.ofNullable(flags.get(setting))
          .or(() -> fromVariables(setting))
          .or(() -> Optional.ofNullable(file.values().get(setting)))
          .or(() -> fromDefault(setting))
          .ifPresent(value -> values.put(setting, check(setting, resolve(setting, value))));
    }
    return new Settings(values, file.modelProviders(), projects(file));
  }

  private Map<String, String> projects(SettingsFile.Content file) {
    Map<String, String> projects = new LinkedHashMap<>();
    file.projects()
        .forEach((pattern, project) -> projects.put(expandHome(pattern), expandHome(project)));
    return projects;
  }

  private SettingsFile.Content readFile(@Nullable String configFlag) {
    Path file = file(configFlag);
    boolean expected = namedFile(configFlag).isPresent() || Files.exists(file);
    return expected ? SettingsFile.read(file) : SettingsFile.Content.EMPTY;
  }

  /** Path of the settings file, which need not exist. */
  public Path file(@Nullable String configFlag) {
    return namedFile(configFlag).orElseGet(this::defaultFile);
  }

  /** The default folder of the settings file and of the user's own templates. */
  public Path defaultFolder() {
    String xdg = variables.getOrDefault("XDG_CONFIG_HOME", "");
    return (Path.of(xdg).isAbsolute() ? Path.of(xdg) : home.resolve(".config")).resolve("memories");
  }

  private Path defaultFile() {
    return defaultFolder().resolve("config.toml");
  }

  private Optional<Path> namedFile(@Nullable String configFlag) {
    return Optional.ofNullable(configFlag)
        .or(() -> variable(FILE_VARIABLE))
        .map(text -> cwd.resolve(expandHome(text)).normalize());
  }

  private Optional<SettingValue> fromVariables(Setting setting) {
    return setting.variables().stream()
        .filter(name -> variable(name).isPresent())
        .findFirst()
        .map(
            name ->
                new SettingValue(
                    items(setting, variable(name).orElseThrow()), new Origin.Variable(name)));
  }

  private Optional<SettingValue> fromDefault(Setting setting) {
    return setting
        .defaultText()
        .map(text -> new SettingValue(items(setting, text), new Origin.Default()));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(text -> !text.isEmpty());
  }

  private SettingValue resolve(Setting setting, SettingValue value) {
    if (setting.type() != SettingType.PATH) {
      return value;
    }
    List<String> absolute =
        value.items().stream()
            .map(item -> cwd.resolve(expandHome(item)).normalize().toString())
            .toList();
    return new SettingValue(absolute, value.origin());
  }

  private String expandHome(String path) {
    if (path.equals("~")) {
      return home.toString();
    }
    return path.startsWith("~/") ? home.resolve(path.substring(2)).toString() : path;
  }

  /** Splits a text into the items of a setting; lists are split at commas outside braces. */
  public static List<String> items(Setting setting, String text) {
    return switch (setting.type()) {
      case WORDS, GLOBS -> splitAtCommas(text);
      case TEXT, SWITCH, PATH, DURATION, COUNT, COUNT_OR_ALL, COMMAND -> List.of(text.strip());
    };
  }

  private static List<String> splitAtCommas(String text) {
    List<String> items = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char here = i < text.length() ? text.charAt(i) : ',';
      depth += here == '{' ? 1 : here == '}' ? -1 : 0;
      if (here == ',' && (depth <= 0 || i == text.length())) {
        items.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    items.removeIf(String::isEmpty);
    return items;
  }

  private static SettingValue check(Setting setting, SettingValue value) {
    boolean known = setting.choices().isEmpty() || setting.choices().contains(value.text());
    if (known && setting.type().accepts(value.items())) {
      return value;
    }
    String wanted =
        setting.choices().isEmpty()
            ? setting.type().expected()
            : "one of " + String.join(", ", setting.choices());
    Optional<String> meant = NearestWord.of(value.text(), setting.choices());
    throw new SettingsException(
        "use the setting " + setting.key(),
        "\"" + value.text() + "\" (" + place(setting, value.origin()) + ") is not " + wanted,
        meant
            .map(word -> "did you mean " + word + "?")
            .orElse(setting.key() + ": " + setting.help()));
  }

  private static String place(Setting setting, Origin origin) {
    return switch (origin) {
      case Origin.File(var file) -> SettingsFile.place(file, setting.key());
      case Origin.Flag _, Origin.Variable _, Origin.Default _ -> origin.describe();
    };
  }

  /** All keys, for suggestions. */
  static List<String> keys() {
    return Arrays.stream(Setting.values()).map(Setting::key).toList();
  }
}
