package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Option;
import dev.memories.config.Origin;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.config.SettingsLoader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Options that every command takes, before or after its name (cli.md). */
public final class GlobalOptions {
  private final Option<String> codexHome =
      Option.text("--codex-home", "DIR", "Codex home, whose sessions are read (~/.codex)")
          .everywhere();

  private final Option<String> memoriesHome =
      Option.text("--memories-home", "DIR", "where traces and memory lie").everywhere();

  private final Option<String> config =
      Option.text("--config", "FILE", "settings file").everywhere();

  private final Option<String> json =
      Option.maybeText("--json", "FIELD,...", "print one JSON document; after = the fields to keep")
          .everywhere();

  private final Option<String> color =
      Option.text("--color", "WHEN", "auto, always or never").everywhere();

  private final Flag quiet = Flag.of("-q --quiet", "no progress, no remarks").everywhere();

  private final Flag verbose = Flag.of("-v --verbose", "say more of what is done").everywhere();

  private final Flag stacktrace =
      Flag.of("--stacktrace", "show where in the program an error arose").everywhere();

  private final Flag noInput = Flag.of("--no-input", "never ask, even at a terminal").everywhere();

  private final Flag yes = Flag.of("-y --yes", "answer questions with yes").everywhere();

  private final Flag help = Flag.of("-h --help", "show how it is used").instead().everywhere();

  private final Flag version = Flag.of("-V --version", "print the version").everywhere();

  /** For the command that takes them. */
  public List<Argument> arguments() {
    return List.of(
        codexHome,
        memoriesHome,
        config,
        json,
        color,
        quiet,
        verbose,
        stacktrace,
        noInput,
        yes,
        help,
        version);
  }

  public boolean isJson() {
    return json.value().isPresent();
  }

  /** The fields named after {@code --json=}; empty for all. */
  public List<String> jsonFields() {
    return json.value()
        .filter(fields -> !fields.isEmpty())
        .map(fields -> List.of(fields.strip().split("\\s*,\\s*")))
        .orElse(List.of());
  }

  public @Nullable String config() {
    return config.value().orElse(null);
  }

  public Optional<String> color() {
    return color.value();
  }

  public boolean isQuiet() {
    return quiet.isSet();
  }

  public boolean isVerbose() {
    return verbose.isSet();
  }

  public boolean wantsStackTrace() {
    return stacktrace.isSet();
  }

  public boolean mayAsk() {
    return !noInput.isSet();
  }

  public boolean isYes() {
    return yes.isSet();
  }

  public boolean wantsHelp() {
    return help.isSet();
  }

  public boolean wantsVersion() {
    return version.isSet();
  }

  /** What these options set. */
  public Map<Setting, SettingValue> settings() {
    Map<Setting, SettingValue> flags = new EnumMap<>(Setting.class);
    put(flags, Setting.CODEX_HOME, codexHome);
    put(flags, Setting.MEMORIES_HOME, memoriesHome);
    put(flags, Setting.COLOR, color);
    return flags;
  }

  /** Adds a setting that an option gave, if it did. */
  public static void put(Map<Setting, SettingValue> flags, Setting setting, Option<String> option) {
    option
        .value()
        .ifPresent(
            value ->
                flags.put(
                    setting,
                    new SettingValue(
                        SettingsLoader.items(setting, value),
                        new Origin.Flag(option.spec().longestName()))));
  }
}
