package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Option;
import dev.memories.cli.output.Verbosity;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options that every command takes, before or after its name. */
public final class GlobalOptions implements OptionGroup {
  private final Option<String> codexHome =
      Option.text("--codex-home", "DIR", "Codex home, whose sessions are read (~/.codex)")
          .everywhere();

  private final Option<String> memoriesHome =
      Option.text("--memories-home", "DIR", "folder of traces and memory").everywhere();

  private final Option<String> config =
      Option.text("--config", "FILE", "settings file").everywhere();

  private final Option<String> json =
      Option.optionalText(
              "--json", "FIELD,...", "print one JSON document; after = the fields to keep")
          .everywhere();

  private final Option<String> color =
      Option.text("--color", "WHEN", "auto, always or never").everywhere();

  private final Flag quiet = Flag.of("-q --quiet", "no progress, no remarks").everywhere();

  private final Flag verbose =
      Flag.of("-v --verbose", "name the files used and each step, with times").everywhere();

  private final Flag stacktrace =
      Flag.of("--stacktrace", "print the stack trace of an error").everywhere();

  private final Flag noInput = Flag.of("--no-input", "never ask, even at a terminal").everywhere();

  private final Flag yes = Flag.of("-y --yes", "answer questions with yes").everywhere();

  private final Flag help = Flag.of("-h --help", "show this help").replacingOthers().everywhere();

  private final Flag version = Flag.of("-V --version", "print the version").everywhere();

  @Override
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

  /** The fields that {@code --json=FIELD,...} keeps; empty for all. */
  public List<String> jsonFields() {
    return json.value()
        .filter(fields -> !fields.isEmpty())
        .map(fields -> List.of(fields.strip().split("\\s*,\\s*")))
        .orElse(List.of());
  }

  /** The settings file named by {@code --config}; null when none is. */
  public @Nullable String config() {
    return config.value().orElse(null);
  }

  /** What {@code -q} and {@code -v} ask for; {@code -q} wins. */
  public Verbosity verbosity() {
    return quiet.isSet() ? Verbosity.QUIET : verbose.isSet() ? Verbosity.VERBOSE : Verbosity.NORMAL;
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

  /** The same options as environment variables, for command lines that run inside this call. */
  public Map<String, String> asVariables() {
    Map<String, String> variables = new HashMap<>();
    settings()
        .forEach((setting, value) -> variables.put(setting.variables().getFirst(), value.text()));
    config.value().ifPresent(file -> variables.put("MEMORIES_CONFIG", file));
    return variables;
  }

  @Override
  public Map<Setting, SettingValue> settings() {
    return OptionGroup.given(
        Map.of(
            Setting.CODEX_HOME, codexHome,
            Setting.MEMORIES_HOME, memoriesHome,
            Setting.COLOR, color));
  }
}
