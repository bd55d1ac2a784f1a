package dev.memories.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A setting: its key, environment variables, default and one line of help (docs/spec/product.md
 * 2.5).
 */
public enum Setting {
  CODEX_HOME(
      SettingType.PATH,
      "~/.codex",
      "Codex home, whose sessions are read",
      "MEMORIES_CODEX_HOME CODEX_HOME"),
  CLAUDE_HOME(
      SettingType.PATH,
      "~/.claude",
      "folder of Claude Code, whose sessions are read",
      "MEMORIES_CLAUDE_HOME CLAUDE_CONFIG_DIR"),
  GEMINI_HOME(SettingType.PATH, "~/.gemini", "folder of Gemini CLI, whose sessions are read"),
  OPENCODE_HOME(
      SettingType.PATH,
      "~/.local/share/opencode",
      "data folder of OpenCode, whose sessions are read"),
  AGENTS(SettingType.WORDS, "codex,claude,gemini,opencode", "agents whose sessions are read"),
  MEMORIES_HOME(
      SettingType.PATH, null, "memories home, where traces and memory lie", "MEMORIES_HOME"),
  SOURCES(SettingType.WORDS, "cli,vscode", "kinds of sessions to extract"),
  IDLE(SettingType.DURATION, "5m", "how long a session must have been quiet"),
  LIMIT(SettingType.COUNT_OR_ALL, "8", "sessions extracted at once, or all"),
  CONCURRENCY(SettingType.COUNT, "8", "sessions extracted side by side"),
  OBEY_CODEX(
      SettingType.TEXT, "yes", "whether Codex's own switch for memory counts here", "", "yes no"),
  EXCLUDE(SettingType.GLOBS, "", "projects to leave out, as path patterns"),
  EXTRACTOR(
      SettingType.TEXT,
      "offline",
      "what makes traces",
      "",
      "offline model command codex claude auto"),
  CONSOLIDATOR(
      SettingType.TEXT, "offline", "what merges traces", "", "offline model command codex claude"),
  EXTRACTOR_COMMAND(SettingType.COMMAND, null, "program for the extractor \"command\""),
  CONSOLIDATOR_COMMAND(SettingType.COMMAND, null, "program for the consolidator \"command\""),
  COMMAND_TIMEOUT(SettingType.DURATION, "10m", "how long such a program or an agent may run"),
  AUTO_AGENT(
      SettingType.TEXT,
      null,
      "agent that the extractor \"auto\" asks; else the first installed",
      "",
      "codex claude"),
  MODEL(SettingType.TEXT, null, "model to ask; else the one that Codex or the agent is set to"),
  EFFORT(SettingType.TEXT, null, "how hard an agent's model thinks; else as the agent is set"),
  PROVIDER(SettingType.TEXT, null, "model provider to ask; else the one that Codex is set to"),
  MAX_TOKENS(SettingType.COUNT, null, "tokens that one run may cost"),
  TEMPLATES(SettingType.PATH, null, "folder of your own prompt templates"),
  RECORD(SettingType.PATH, null, "folder to record exchanges with models in, redacted"),
  REPLAY(SettingType.PATH, null, "folder of recorded exchanges to answer from"),
  HISTORY_KEEP(SettingType.COUNT, "20", "earlier consolidations kept for each project"),
  REVIEW(
      SettingType.SWITCH,
      "false",
      "whether a consolidation waits for your review",
      "",
      "true false"),
  COLOR(SettingType.TEXT, "auto", "when to colour", "", "auto always never"),
  THEME(SettingType.TEXT, "auto", "colours of the browser", "", "auto dark light mono"),
  PAGER(
      SettingType.TEXT,
      "less",
      "program that shows long output; cat for none",
      "MEMORIES_PAGER PAGER");

  private final SettingType type;
  private final @Nullable String defaultText;
  private final String help;
  private final String variables;
  private final String choices;

  Setting(SettingType type, @Nullable String defaultText, String help) {
    this(type, defaultText, help, "");
  }

  Setting(SettingType type, @Nullable String defaultText, String help, String variables) {
    this(type, defaultText, help, variables, "");
  }

  /**
   * @param variables names separated by spaces; empty for {@code MEMORIES_<KEY>}
   * @param choices allowed values separated by spaces; empty for any value
   */
  Setting(
      SettingType type,
      @Nullable String defaultText,
      String help,
      String variables,
      String choices) {
    this.type = type;
    this.defaultText = defaultText;
    this.help = help;
    this.variables = variables.isEmpty() ? "MEMORIES_" + name() : variables;
    this.choices = choices;
  }

  /** The key in {@code config.toml}, e.g. {@code history_keep}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public SettingType type() {
    return type;
  }

  /** The default as text; empty when there is none. */
  public Optional<String> defaultText() {
    return Optional.ofNullable(defaultText);
  }

  public String help() {
    return help;
  }

  /** The environment variables for this setting; the first that is set wins. */
  public List<String> variables() {
    return List.of(variables.split(" "));
  }

  /** The allowed values; empty when any value of the type is allowed. */
  public List<String> choices() {
    return choices.isEmpty() ? List.of() : List.of(choices.split(" "));
  }

  public static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }
}
