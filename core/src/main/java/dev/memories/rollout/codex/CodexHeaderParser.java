package dev.memories.rollout.codex;

import dev.memories.rollout.item.RolloutItem.Ancestry;
import dev.memories.rollout.item.RolloutItem.Client;
import dev.memories.rollout.item.RolloutItem.Git;
import dev.memories.rollout.item.RolloutItem.HistoryBase;
import dev.memories.rollout.item.RolloutItem.SessionMeta;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Text;
import dev.memories.session.MemoryMode;
import dev.memories.session.SessionId;
import dev.memories.session.SessionSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parser of session headers: the payload of {@code session_meta}, or a bare header line. */
public final class CodexHeaderParser {
  private static final Obj NONE = new Obj(Map.of());

  private CodexHeaderParser() {}

  /** The facts of a header; a field that is missing or of another type becomes null. */
  public static SessionMeta parse(Obj header) {
    Obj git = header.object("git").orElse(NONE);
    return new SessionMeta(
        id(header, "id"),
        new Ancestry(
            id(header, "forked_from_id"),
            header.object("history_base").flatMap(CodexHeaderParser::historyBase).orElse(null),
            header.number("subagent_history_start_ordinal")),
        header.text("timestamp"),
        header.text("cwd"),
        new Client(
            source(header),
            header.text("originator"),
            header.text("cli_version"),
            header.text("model_provider")),
        new Git(git.text("commit_hash"), git.text("branch"), git.text("repository_url")),
        memoryMode(header.text("memory_mode")));
  }

  private static @Nullable SessionId id(Obj header, String key) {
    @Nullable String text = header.text(key);
    return text == null ? null : SessionId.parse(text).orElse(null);
  }

  private static Optional<HistoryBase> historyBase(Obj base) {
    return Optional.ofNullable(id(base, "thread_id"))
        .map(
            session ->
                new HistoryBase(
                    session, base.number("end_ordinal_exclusive"), base.number("end_byte_offset")));
  }

  /**
   * A missing source counts as {@code vscode} (docs/spec/rollouts.md 3), an unknown shape as
   * unreadable.
   */
  private static SessionSource source(Obj header) {
    if (header.get("source") instanceof Text(var name)) {
      // The usual case goes first: the JVM links the switch on types below anew at every start.
      return named(name);
    }
    return switch (header.get("source")) {
      case null -> new SessionSource.Named("vscode");
      case Text(var name) -> named(name);
      case Obj object when object.get("custom") instanceof Text(var name) ->
          new SessionSource.Custom(name);
      case Obj object when object.has("subagent") ->
          new SessionSource.SubAgent(subAgent(object.get("subagent")));
      default -> new SessionSource.Unreadable();
    };
  }

  private static SessionSource named(String name) {
    return switch (name) {
      case "cli", "vscode", "exec", "mcp" -> new SessionSource.Named(name);
      default -> new SessionSource.Named("unknown");
    };
  }

  private static String subAgent(@Nullable JsonValue value) {
    return switch (value) {
      case Text(var word) -> word;
      case Obj object when object.get("other") instanceof Text(var label) -> label;
      case Obj object -> object.fields().keySet().stream().findFirst().orElse("");
      case null, default -> "";
    };
  }

  private static MemoryMode memoryMode(@Nullable String mode) {
    return switch (mode == null ? "" : mode.toLowerCase(Locale.ROOT)) {
      case "disabled" -> MemoryMode.DISABLED;
      case "polluted" -> MemoryMode.POLLUTED;
      default -> MemoryMode.ENABLED;
    };
  }
}
