package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The consolidator to use, and how long to wait for a lock. */
public final class ConsolidatorOptions implements OptionGroup {
  private final Option<String> consolidator =
      Option.text("--consolidator", "NAME", "offline, model, command, codex or claude");

  private final Option<Duration> wait =
      Option.converted(
          "--wait",
          "DURATION",
          "how long to wait for a lock that another run holds (0)",
          Duration.class,
          new DurationConverter());

  @Override
  public List<Argument> arguments() {
    return List.of(consolidator, wait);
  }

  /** How long to wait for a lock that another run holds. */
  public Duration waitFor() {
    return wait.value().orElse(Duration.ZERO);
  }

  @Override
  public Map<Setting, SettingValue> settings() {
    return OptionGroup.given(Map.of(Setting.CONSOLIDATOR, consolidator));
  }
}
