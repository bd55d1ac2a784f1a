package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.app.UsageException;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code memories config}: every setting, its value and where it came from. */
final class ConfigCommand implements Subcommand {
  /** A setting and what it is set to, if anything. */
  private record Line(Setting setting, Optional<SettingValue> value) {
    @Nullable String text() {
      return value.map(SettingValue::text).orElse(null);
    }

    String origin() {
      return value.map(SettingValue::origin).orElse(new Origin.Default()).describe();
    }
  }

  private static final JsonShape<Line> LINE =
      JsonShape.<Line>empty()
          .text("key", "key in the settings file", line -> line.setting().key())
          .textOrNull("value", "its value, lists joined by commas; null when not set", Line::text)
          .text("origin", "option, variable or file that set it, or default", Line::origin)
          .texts("variables", "variables that set it", line -> line.setting().variables())
          .text("help", "what it is for", line -> line.setting().help());

  private static final JsonShape<List<Line>> DOCUMENT =
      JsonShape.<List<Line>>empty()
          .objects("settings", "every setting, or the one named", LINE, lines -> lines);

  private final Parameters key = Parameters.of("0..1", "KEY", "only this setting");

  private final Flag edit = Flag.of("--edit", "edit the settings file in $VISUAL or $EDITOR");

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
  public ExitCode run(App app) throws IOException, InterruptedException {
    List<Setting> chosen = chosen();
    Settings settings = edit.isSet() ? new SettingsEdit(app).run() : app.settings();
    if (edit.isSet() && app.output().form() != Form.JSON) {
      return ExitCode.DONE;
    }
    List<Line> lines = chosen.stream().map(setting -> line(settings, setting)).toList();
    app.output().table(DOCUMENT, lines, ConfigCommand::table);
    return ExitCode.DONE;
  }

  private List<Setting> chosen() {
    if (key.values().isEmpty()) {
      return List.of(Setting.values());
    }
    return List.of(Setting.ofKey(key.value()).orElseThrow(() -> unknown(key.value())));
  }

  private static UsageException unknown(String key) {
    List<String> keys = Arrays.stream(Setting.values()).map(Setting::key).toList();
    return UsageException.wrong(
        "show the setting " + key,
        "there is no such setting",
        NearestWord.of(key, keys)
            .map(near -> "did you mean " + near + "?")
            .orElse("known settings: " + String.join(", ", keys)));
  }

  private static Line line(Settings settings, Setting setting) {
    return new Line(setting, settings.value(setting));
  }

  private static Table table(List<Line> lines) {
    Table table = Table.withHeadings("SETTING", "VALUE", "FROM", "WHAT");
    for (Line line : lines) {
      String value = line.value().map(SettingValue::text).orElse("");
      table.row(
          Cell.of(line.setting().key()).painted(Paint.BOLD),
          Cell.of(value),
          Cell.of(line.origin()),
          Cell.of(line.setting().help()));
    }
    return table;
  }
}
