package dev.memories.rollout.item;

import dev.memories.rollout.item.RolloutItem.Ancestry;
import dev.memories.rollout.item.RolloutItem.Client;
import dev.memories.rollout.item.RolloutItem.Compacted;
import dev.memories.rollout.item.RolloutItem.Git;
import dev.memories.rollout.item.RolloutItem.HistoryBase;
import dev.memories.rollout.item.RolloutItem.Malformed;
import dev.memories.rollout.item.RolloutItem.Meta;
import dev.memories.rollout.item.RolloutItem.OtherEvent;
import dev.memories.rollout.item.RolloutItem.Response;
import dev.memories.rollout.item.RolloutItem.RolledBack;
import dev.memories.rollout.item.RolloutItem.SessionMeta;
import dev.memories.rollout.item.RolloutItem.TokenCount;
import dev.memories.rollout.item.RolloutItem.TurnAborted;
import dev.memories.rollout.item.RolloutItem.TurnContext;
import dev.memories.rollout.item.RolloutItem.UnknownLine;
import dev.memories.rollout.item.RolloutItem.UserMessage;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Text;
import dev.memories.session.MemoryMode;
import dev.memories.session.SessionId;
import dev.memories.session.SessionSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a line says, in any format from bare items to paginated (codex-homes.md 1), leniently.
 */
public final class RolloutItems {
  /** Big fields that no reader needs; they are skipped without being parsed. */
  public static final Set<String> UNREAD_FIELDS =
      Set.of(
          "replacement_history",
          "image_url",
          "encrypted_content",
          "base_instructions",
          "instructions",
          "dynamic_tools",
          "tools",
          "metadata",
          "retained_context");

  private static final Obj EMPTY = new Obj(Map.of());

  private RolloutItems() {}

  public static RolloutItem read(Obj line) {
    @Nullable String type = line.text("type");
    if (line.get("payload") instanceof Obj payload && type != null) {
      return enveloped(type, payload);
    }
    if (line.get("record_type") instanceof Text(var recordType)) {
      return new UnknownLine(recordType);
    }
    if (type != null) {
      return isEnvelope(type)
          ? new Malformed("no payload")
          : new Response(ResponseItems.read(line));
    }
    if (line.has("id") && line.has("timestamp")) {
      return new Meta(meta(line));
    }
    return new Malformed("no type");
  }

  private static boolean isEnvelope(String type) {
    return switch (type) {
      case "session_meta", "response_item", "compacted", "turn_context", "event_msg" -> true;
      default -> false;
    };
  }

  private static RolloutItem enveloped(String type, Obj payload) {
    return switch (type) {
      case "session_meta" -> new Meta(meta(payload));
      case "response_item" ->
          payload.text("type") == null
              ? new Malformed("an item without a type")
              : new Response(ResponseItems.read(payload));
      case "compacted" -> new Compacted(payload.textOr("message", ""));
      case "turn_context" ->
          new TurnContext(
              payload.text("cwd"),
              payload.text("model"),
              payload.text("approval_policy"),
              payload.object("sandbox_policy").map(JsonValue::compact).orElse(null));
      case "event_msg" -> event(payload);
      default -> new UnknownLine(type);
    };
  }

  private static RolloutItem event(Obj payload) {
    String type = payload.textOr("type", "");
    return switch (type) {
      case "user_message" ->
          new UserMessage(
              payload.textOr("message", ""),
              !payload.list("images").isEmpty() || !payload.list("local_images").isEmpty());
      case "token_count" ->
          payload
              .object("info")
              .<RolloutItem>map(
                  info ->
                      new TokenCount(
                          Math.max(
                              0,
                              info.object("total_token_usage")
                                  .orElse(EMPTY)
                                  .number("total_tokens"))))
              .orElse(new OtherEvent(type));
      case "turn_aborted" -> new TurnAborted(payload.textOr("reason", ""));
      case "thread_rolled_back" -> new RolledBack((int) payload.number("num_turns"));
      case "item_completed" -> completed(payload.object("item").orElse(EMPTY), type);
      default -> new OtherEvent(type);
    };
  }

  private static RolloutItem completed(Obj item, String event) {
    String type = item.textOr("type", "");
    if (!type.equals("UserMessage")) {
      return new OtherEvent(event + ":" + type);
    }
    String text =
        item.list("content").stream()
            .flatMap(
                part -> part instanceof Obj o ? Stream.ofNullable(o.text("text")) : Stream.of())
            .collect(Collectors.joining("\n"));
    boolean hasImages =
        item.list("content").stream()
            .anyMatch(part -> part instanceof Obj o && !"text".equals(o.text("type")));
    return new UserMessage(text, hasImages);
  }

  public static SessionMeta meta(Obj payload) {
    Obj git = payload.object("git").orElse(EMPTY);
    return new SessionMeta(
        id(payload, "id"),
        new Ancestry(
            id(payload, "forked_from_id"),
            payload.object("history_base").flatMap(RolloutItems::historyBase).orElse(null),
            payload.number("subagent_history_start_ordinal")),
        payload.text("timestamp"),
        payload.text("cwd"),
        new Client(
            source(payload),
            payload.text("originator"),
            payload.text("cli_version"),
            payload.text("model_provider")),
        new Git(git.text("commit_hash"), git.text("branch"), git.text("repository_url")),
        memoryMode(payload.text("memory_mode")));
  }

  private static @Nullable SessionId id(Obj payload, String key) {
    @Nullable String text = payload.text(key);
    return text == null ? null : SessionId.parse(text).orElse(null);
  }

  private static Optional<HistoryBase> historyBase(Obj base) {
    return Optional.ofNullable(id(base, "thread_id"))
        .map(
            parent ->
                new HistoryBase(
                    parent, base.number("end_ordinal_exclusive"), base.number("end_byte_offset")));
  }

  /** A missing source is {@code vscode} (reference.md 1a); one that is no source is unreadable. */
  private static SessionSource source(Obj meta) {
    if (meta.get("source") instanceof Text(var name)) {
      // Most are, and the JVM links a switch like this one anew at every start.
      return named(name);
    }
    return switch (meta.get("source")) {
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
