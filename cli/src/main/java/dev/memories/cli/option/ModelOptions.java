package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which model to ask, with which prompts, and what it may cost. */
public final class ModelOptions {
  private final Option<String> model = Option.text("--model", "M", "model to ask");

  private final Option<String> provider = Option.text("--provider", "P", "model provider to ask");

  private final Option<String> maxTokens =
      Option.text("--max-tokens", "N", "stop before the run costs more tokens");

  private final Option<String> record =
      Option.text("--record", "DIR", "write each request and reply into DIR, redacted");

  private final Option<String> replay =
      Option.text("--replay", "DIR", "answer from what was recorded in DIR, without a network");

  private final Option<String> templates =
      Option.text("--templates", "DIR", "folder of your own prompt templates");

  /** For the command that takes them. */
  public List<Argument> arguments() {
    return List.of(model, provider, maxTokens, record, replay, templates);
  }

  /** What these options set. */
  public Map<Setting, SettingValue> settings() {
    Map<Setting, SettingValue> flags = new EnumMap<>(Setting.class);
    GlobalOptions.put(flags, Setting.MODEL, model);
    GlobalOptions.put(flags, Setting.PROVIDER, provider);
    GlobalOptions.put(flags, Setting.MAX_TOKENS, maxTokens);
    GlobalOptions.put(flags, Setting.RECORD, record);
    GlobalOptions.put(flags, Setting.REPLAY, replay);
    GlobalOptions.put(flags, Setting.TEMPLATES, templates);
    return flags;
  }
}
