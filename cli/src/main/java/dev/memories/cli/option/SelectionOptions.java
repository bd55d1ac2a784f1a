package dev.memories.cli.option;

import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which sessions are meant. */
public final class SelectionOptions {
  @Option(
      names = {"-C", "--cwd"},
      paramLabel = "DIR",
      description = "only sessions of this project (all projects)")
  private @Nullable String cwd;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N|all",
      description = "how many sessions at most (8)")
  private @Nullable String limit;

  @Option(
      names = "--source",
      paramLabel = "S,...",
      description =
          "kinds of sessions: cli, vscode, exec, mcp, unknown, custom:X, sub-agent, or"
              + " all but sub-agents (cli,vscode)")
  private @Nullable String source;

  @Option(
      names = "--idle",
      paramLabel = "DURATION",
      description = "leave out sessions changed less than so long ago; 0 leaves out none (5m)")
  private @Nullable String idle;

  @Option(
      names = "--current",
      paramLabel = "ID",
      description = "the session that asks; it is left out ($CODEX_THREAD_ID)")
  private @Nullable String current;

  public Optional<String> cwd() {
    return Optional.ofNullable(cwd);
  }

  public Optional<String> current() {
    return Optional.ofNullable(current);
  }

  /** What these options set. */
  public Map<Setting, SettingValue> settings() {
    Map<Setting, SettingValue> flags = new EnumMap<>(Setting.class);
    GlobalOptions.put(flags, Setting.LIMIT, "--limit", limit);
    GlobalOptions.put(flags, Setting.SOURCES, "--source", source);
    GlobalOptions.put(flags, Setting.IDLE, "--idle", idle);
    return flags;
  }
}
