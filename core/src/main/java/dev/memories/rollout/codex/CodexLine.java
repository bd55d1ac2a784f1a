package dev.memories.rollout.codex;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.item.RolloutItem.Compacted;
import dev.memories.rollout.item.RolloutItem.Malformed;
import dev.memories.rollout.item.RolloutItem.Meta;
import dev.memories.rollout.item.RolloutItem.Response;
import dev.memories.rollout.item.RolloutItem.TurnContext;
import dev.memories.rollout.item.RolloutItem.UnknownLine;
import dev.memories.rollout.lines.JsonLines;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Text;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of a Codex rollout, parsed leniently (docs/spec/rollouts.md 2).
 *
 * <p>Takes the format of every release. What is missing is empty, and what is unknown is kept by
 * name. Big fields that no reader needs, such as {@code replacement_history}, image data and
 * encrypted content, are skipped without being parsed.
 *
 * @param timestamp as written; null in bare formats and when the line is no JSON object
 * @param damaged whether the line, or a part of it, could not be read
 */
public record CodexLine(@Nullable String timestamp, RolloutItem item, boolean damaged) {
  private static final Set<String> SKIPPED_FIELDS =
      Set.of(
          "replacement_history",
          "image_url",
          "encrypted_content",
          "base_instructions",
          "instructions",
          "dynamic_tools",
          "tools",
          "metadata",
          "parsed_cmd",
          "retained_context");

  /** Parses the bytes from {@code from} to before {@code to}. */
  public static CodexLine parse(byte[] bytes, int from, int to) {
    try {
      return of(JsonLines.parse(bytes, from, to, SKIPPED_FIELDS), false);
    } catch (JsonProcessingException e) {
      return JsonLines.parseLast(bytes, from, to, SKIPPED_FIELDS)
          .map(last -> of(last, true))
          .orElseGet(() -> new CodexLine(null, new Malformed(e.getOriginalMessage()), true));
    }
  }

  private static CodexLine of(Obj json, boolean torn) {
    RolloutItem item = item(json);
    // The timestamp of a bare header is that of the session.
    return new CodexLine(
        json.has("type") ? json.text("timestamp") : null, item, torn || item instanceof Malformed);
  }

  /** The item that a line holds, given the line as JSON. */
  public static RolloutItem item(Obj line) {
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
          : new Response(CodexItemParser.parse(line));
    }
    if (line.has("id") && line.has("timestamp")) {
      return new Meta(CodexHeaderParser.parse(line));
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
      case "session_meta" -> new Meta(CodexHeaderParser.parse(payload));
      case "response_item" ->
          payload.text("type") == null
              ? new Malformed("an item without a type")
              : new Response(CodexItemParser.parse(payload));
      case "compacted" -> new Compacted(payload.textOr("message", ""));
      case "turn_context" ->
          new TurnContext(
              payload.text("cwd"),
              payload.text("model"),
              payload.text("approval_policy"),
              payload.object("sandbox_policy").map(JsonValue::compact).orElse(null),
              payload.text("branch"),
              payload.text("worktree"));
      case "event_msg" -> CodexEventParser.event(payload);
      case "retained_context" -> CodexEventParser.retained(payload, type);
      default -> new UnknownLine(type);
    };
  }
}
