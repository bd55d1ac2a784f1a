package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which sessions to extract. */
public final class SelectionOptions implements OptionGroup {
  private final Option<String> cwd =
      Option.text("-C --cwd", "DIR", "only sessions of this project (all projects)");

  private final Option<String> limit =
      Option.text("-n --limit", "N|all", "how many sessions at most (8)");

  private final Option<String> source =
      Option.text(
          "--source",
          "S,...",
          "kinds of sessions: cli, vscode, exec, mcp, unknown, custom:X, sub-agent, or"
              + " all but sub-agents (cli,vscode)");

  private final Option<String> agent =
      Option.text(
          "--agent", "A,...", "sessions of these agents: codex, claude, gemini, opencode (all)");

  private final Option<String> idle =
      Option.text(
          "--idle",
          "DURATION",
          "leave out sessions that changed less than this ago; 0 takes all (5m)");

  private final Option<String> current =
      Option.text("--current", "ID", "the calling session, which is left out ($CODEX_THREAD_ID)");

  @Override
  public List<Argument> arguments() {
    return List.of(cwd, limit, source, agent, idle, current);
  }

  public Optional<String> cwd() {
    return cwd.value();
  }

  public Optional<String> current() {
    return current.value();
  }

  @Override
  public Map<Setting, SettingValue> settings() {
    return OptionGroup.given(
        Map.of(
            Setting.LIMIT, limit,
            Setting.SOURCES, source,
            Setting.AGENTS, agent,
            Setting.IDLE, idle));
  }
}
