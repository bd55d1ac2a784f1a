package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import java.util.List;
import java.util.Map;

/** The model to ask, its prompts, and what it may cost. */
public final class ModelOptions implements OptionGroup {
  private final Option<String> model = Option.text("--model", "M", "model to ask");

  private final Option<String> effort =
      Option.text("--effort", "E", "how hard an agent's model thinks, in its own words");

  private final Option<String> provider = Option.text("--provider", "P", "model provider to ask");

  private final Option<String> maxTokens =
      Option.text("--max-tokens", "N", "stop before the run costs more tokens");

  private final Option<String> record =
      Option.text("--record", "DIR", "write each request and reply into DIR, redacted");

  private final Option<String> replay =
      Option.text("--replay", "DIR", "answer from what was recorded in DIR, without a network");

  private final Option<String> templates =
      Option.text("--templates", "DIR", "folder of your own prompt templates");

  @Override
  public List<Argument> arguments() {
    return List.of(model, effort, provider, maxTokens, record, replay, templates);
  }

  @Override
  public Map<Setting, SettingValue> settings() {
    return OptionGroup.given(
        Map.of(
            Setting.MODEL, model,
            Setting.EFFORT, effort,
            Setting.PROVIDER, provider,
            Setting.MAX_TOKENS, maxTokens,
            Setting.RECORD, record,
            Setting.REPLAY, replay,
            Setting.TEMPLATES, templates));
  }
}
