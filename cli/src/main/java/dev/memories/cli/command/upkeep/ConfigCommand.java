package dev.memories.cli.command.upkeep;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.config.Origin;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.config.Settings;
import dev.memories.text.NearestWord;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code memories config}: shows every setting, its value and where it came from. */
final class ConfigCommand implements Subcommand {
  /** A setting and its value, if it has one. */
  private record SettingLine(Setting setting, Optional<SettingValue> value) {
    @Nullable String text() {
      return value.map(SettingValue::text).orElse(null);
    }

    String origin() {
      return value.map(SettingValue::origin).orElse(new Origin.Default()).describe();
    }
  }

  /** A rule of the table {@code [projects]}. */
  private record RuleLine(String pattern, String project) {
    private static RuleLine of(Map.Entry<String, String> rule) {
      return new RuleLine(rule.getKey(), rule.getValue());
    }
  }

  /** What is shown. */
  private record Shown(List<SettingLine> settings, List<RuleLine> projects) {}

  private static final JsonShape<RuleLine> RULE =
      JsonShape.<RuleLine>empty()
          .text("pattern", "the folders, or worktrees or subfolders", RuleLine::pattern)
          .text("project", "own, main, parent, or the project's folder", RuleLine::project);

  private static final JsonShape<SettingLine> SETTING =
      JsonShape.<SettingLine>empty()
          .text("key", "key in the settings file", line -> line.setting().key())
          .textOrNull(
              "value", "its value, lists joined by commas; null when not set", SettingLine::text)
          .text("origin", "option, variable or file that set it, or default", SettingLine::origin)
          .texts("variables", "variables that set it", line -> line.setting().variables())
          .text("help", "what it is for", line -> line.setting().help());

  private static final JsonShape<Shown> DOCUMENT =
      JsonShape.<Shown>empty()
          .objects("settings", "every setting, or the one named", SETTING, Shown::settings)
          .objects("projects", "the rules of [projects], in their order", RULE, Shown::projects);

  /** The table of the settings file that holds rules instead of settings. */
  private static final String PROJECTS = "projects";

  private final Supplier<Settings> settings;
  private final SettingsEdit editing;
  private final Output output;

  private final Parameters key = Parameters.of("0..1", "KEY", "only this setting");
  private final Flag edit = Flag.of("--edit", "edit the settings file in $VISUAL or $EDITOR");

  ConfigCommand(Supplier<Settings> settings, SettingsEdit editing, Output output) {
    this.settings = settings;
    this.editing = editing;
    this.output = output;
  }

  @Override
  public List<Argument> arguments() {
    return List.of(key, edit);
  }

  @Override
  public List<String> examples() {
    return List.of("memories config", "memories config idle", "memories config --edit");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public boolean worksWithBrokenSettings() {
    return edit.isSet();
  }

  @Override
  public ExitCode run() throws IOException, InterruptedException {
    List<Setting> chosen = chosen();
    Settings shown = edit.isSet() ? editing.run() : settings.get();
    if (edit.isSet() && output.form() != Form.JSON) {
      return ExitCode.DONE;
    }
    List<SettingLine> lines =
        chosen.stream().map(setting -> new SettingLine(setting, shown.value(setting))).toList();
    List<RuleLine> rules =
        key.values().isEmpty() || key.value().equals(PROJECTS)
            ? shown.projects().entrySet().stream().map(RuleLine::of).toList()
            : List.of();
    output.table(DOCUMENT, new Shown(lines, rules), this::table);
    return ExitCode.DONE;
  }

  private List<Setting> chosen() {
    if (key.values().isEmpty()) {
      return List.of(Setting.values());
    }
    if (key.value().equals(PROJECTS)) {
      return List.of();
    }
    return List.of(Setting.ofKey(key.value()).orElseThrow(() -> unknown(key.value())));
  }

  private static CommandException unknown(String key) {
    List<String> keys = Arrays.stream(Setting.values()).map(Setting::key).toList();
    return CommandException.wrong(
        "show the setting " + key,
        "there is no such setting",
        NearestWord.question(key, keys).orElse("known settings: " + String.join(", ", keys)));
  }

  private Table table(Shown shown) {
    Table table = Table.withHeadings("SETTING", "VALUE", "FROM", "WHAT");
    for (SettingLine line : shown.settings()) {
      table.row(
          Cell.of(line.setting().key()).painted(Paint.BOLD),
          Cell.of(line.value().map(SettingValue::text).orElse("")),
          Cell.of(line.origin()),
          Cell.of(line.setting().help()));
    }
    for (RuleLine rule : shown.projects()) {
      table.row(
          Cell.of(PROJECTS + "." + rule.pattern()).painted(Paint.BOLD),
          Cell.of(rule.project()),
          Cell.of(editing.file().toString()),
          Cell.of("which project these folders belong to"));
    }
    return table;
  }
}
