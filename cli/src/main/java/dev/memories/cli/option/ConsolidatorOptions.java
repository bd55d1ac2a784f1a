package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Option;
import dev.memories.config.Origin;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The consolidator to use, how long to wait for a lock, and whether to wait for a review. */
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

  private final Flag review =
      Flag.of("--review", "only propose the new memory; memories review accepts it");

  @Override
  public List<Argument> arguments() {
    return List.of(consolidator, wait, review);
  }

  /** How long to wait for a lock that another run holds. */
  public Duration waitFor() {
    return wait.value().orElse(Duration.ZERO);
  }

  @Override
  public Map<Setting, SettingValue> settings() {
    Map<Setting, SettingValue> settings =
        OptionGroup.given(Map.of(Setting.CONSOLIDATOR, consolidator));
    if (review.isSet()) {
      settings.put(Setting.REVIEW, new SettingValue(List.of("true"), new Origin.Flag("--review")));
    }
    return settings;
  }
}
