package dev.memories.cli.app;

import dev.memories.cli.option.GlobalOptions;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonSelection;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.Pager;
import dev.memories.cli.output.Style;
import dev.memories.config.Origin;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.config.Settings;
import dev.memories.config.SettingsLoader;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One call of the program: its settings, where it prints, and the core's parts, opened when first
 * asked for and closed at the end.
 */
public final class App implements AutoCloseable {
  private final Environment environment;
  private final GlobalOptions options;
  private final SettingsLoader settingsLoader;
  private final Settings settings;
  private final Output output;
  private final Notices notices;

  /**
   * @param flags settings that the command's own options set
   * @param selection the fields that {@code --json} keeps
   */
  public App(
      Environment environment,
      GlobalOptions options,
      Map<Setting, SettingValue> flags,
      Optional<JsonSelection> selection) {
    this.environment = environment;
    this.options = options;
    this.settingsLoader =
        new SettingsLoader(environment.variables(), environment.home(), environment.cwd());
    Map<Setting, SettingValue> all = new EnumMap<>(options.settings());
    all.putAll(flags);
    this.settings = settingsLoader.load(all, options.config());
    var terminal = environment.terminal();
    this.output =
        new Output(
            environment.streams().out(),
            options.isJson() ? Form.JSON : terminal.isOutput() ? Form.TERMINAL : Form.PIPED,
            style(terminal.isOutput()),
            terminal,
            new Pager(settings.text(Setting.PAGER), environment.variables()),
            selection);
    this.notices =
        new Notices(environment.streams().err(), style(terminal.isError()), options.isQuiet());
  }

  private Style style(boolean isTerminal) {
    SettingValue wish = settings.value(Setting.COLOR).orElseThrow();
    boolean explicit = !(wish.origin() instanceof Origin.Default);
    return Style.decide(wish.text(), explicit, environment.variables(), isTerminal);
  }

  public Environment environment() {
    return environment;
  }

  public GlobalOptions options() {
    return options;
  }

  public SettingsLoader settingsLoader() {
    return settingsLoader;
  }

  public Settings settings() {
    return settings;
  }

  public Output output() {
    return output;
  }

  public Notices notices() {
    return notices;
  }

  @Override
  public void close() {}
}
