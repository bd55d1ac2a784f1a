package dev.memories.cli.option;

import dev.memories.config.Origin;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.config.SettingsLoader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name (cli.md). */
public final class GlobalOptions {
  @Option(
      names = "--codex-home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Codex home, whose sessions are read (~/.codex)")
  private @Nullable String codexHome;

  @Option(
      names = "--memories-home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "where traces and memory lie")
  private @Nullable String memoriesHome;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "settings file")
  private @Nullable String config;

  @Option(
      names = "--json",
      arity = "0..1",
      paramLabel = "FIELD,...",
      fallbackValue = "",
      scope = ScopeType.INHERIT,
      description = "print one JSON document; after = the fields to keep")
  private @Nullable String json;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description = "auto, always or never")
  private @Nullable String color;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "no progress, no remarks")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "say more of what is done")
  private boolean verbose;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "show where in the program an error arose")
  private boolean stacktrace;

  @Option(
      names = "--no-input",
      scope = ScopeType.INHERIT,
      description = "never ask, even at a terminal")
  private boolean noInput;

  @Option(
      names = {"-y", "--yes"},
      scope = ScopeType.INHERIT,
      description = "answer questions with yes")
  private boolean yes;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "show how it is used")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      scope = ScopeType.INHERIT,
      description = "print the version")
  private boolean version;

  public boolean isJson() {
    return json != null;
  }

  /** The fields named after {@code --json=}; empty for all. */
  public List<String> jsonFields() {
    return json == null || json.isEmpty() ? List.of() : List.of(json.strip().split("\\s*,\\s*"));
  }

  public @Nullable String config() {
    return config;
  }

  public Optional<String> color() {
    return Optional.ofNullable(color);
  }

  public boolean isQuiet() {
    return quiet;
  }

  public boolean isVerbose() {
    return verbose;
  }

  public boolean wantsStackTrace() {
    return stacktrace;
  }

  public boolean mayAsk() {
    return !noInput;
  }

  public boolean isYes() {
    return yes;
  }

  public boolean wantsHelp() {
    return help;
  }

  public boolean wantsVersion() {
    return version;
  }

  /** What these options set. */
  public Map<Setting, SettingValue> settings() {
    Map<Setting, SettingValue> flags = new EnumMap<>(Setting.class);
    put(flags, Setting.CODEX_HOME, "--codex-home", codexHome);
    put(flags, Setting.MEMORIES_HOME, "--memories-home", memoriesHome);
    put(flags, Setting.COLOR, "--color", color);
    return flags;
  }

  /** Adds a setting that an option gave, if it did. */
  public static void put(
      Map<Setting, SettingValue> flags, Setting setting, String option, @Nullable String value) {
    if (value != null) {
      flags.put(
          setting, new SettingValue(SettingsLoader.items(setting, value), new Origin.Flag(option)));
    }
  }
}
