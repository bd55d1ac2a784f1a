package dev.memories.rollout.codex;

import dev.memories.rollout.item.ResponseItem;
import dev.memories.rollout.item.ResponseItem.AgentMessage;
import dev.memories.rollout.item.ResponseItem.Author;
import dev.memories.rollout.item.ResponseItem.Compaction;
import dev.memories.rollout.item.ResponseItem.ContentPart;
import dev.memories.rollout.item.ResponseItem.CustomToolCall;
import dev.memories.rollout.item.ResponseItem.CustomToolCallOutput;
import dev.memories.rollout.item.ResponseItem.FunctionCall;
import dev.memories.rollout.item.ResponseItem.FunctionCallOutput;
import dev.memories.rollout.item.ResponseItem.GhostSnapshot;
import dev.memories.rollout.item.ResponseItem.LocalShellCall;
import dev.memories.rollout.item.ResponseItem.Message;
import dev.memories.rollout.item.ResponseItem.Reasoning;
import dev.memories.rollout.item.ResponseItem.Unrecognized;
import dev.memories.rollout.item.ResponseItem.WebSearchCall;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parser of response items of every Codex release (docs/spec/rollouts.md 2). What is missing is
 * empty, and what is unknown is kept by name.
 */
final class CodexItemParser {
  private CodexItemParser() {}

  static ResponseItem parse(Obj item) {
    String type = item.textOr("type", "");
    String callId = item.textOr("call_id", "");
    return switch (type) {
      case "message" ->
          new Message(
              item.textOr("role", ""),
              parts(item),
              item.get("end_turn") instanceof JsonValue.Bool(var ends) ? ends : null,
              item.text("phase"));
      case "reasoning" -> new Reasoning(texts(item.list("summary")));
      case "local_shell_call" ->
          new LocalShellCall(
              item.text("call_id"),
              item.textOr("status", ""),
              item.object("action")
                  .map(action -> strings(action.list("command")))
                  .orElse(List.of()));
      case "function_call" ->
          new FunctionCall(
              item.text("namespace"),
              item.textOr("name", ""),
              item.textOr("arguments", ""),
              callId);
      case "function_call_output" ->
          new FunctionCallOutput(
              callId, String.join("\n", outputParts(item)), outputHasImages(item));
      case "custom_tool_call" ->
          new CustomToolCall(
              item.text("status"), callId, item.textOr("name", ""), item.textOr("input", ""));
      case "custom_tool_call_output" ->
          new CustomToolCallOutput(callId, outputParts(item), outputHasImages(item));
      case "web_search_call" -> webSearch(item);
      case "ghost_snapshot" ->
          new GhostSnapshot(
              item.object("ghost_commit").map(commit -> commit.textOr("id", "")).orElse(""));
      case "compaction", "compaction_summary", "context_compaction" -> new Compaction();
      case "agent_message" ->
          new AgentMessage(
              item.textOr("author", ""),
              item.textOr("recipient", ""),
              String.join("\n", texts(item.list("content"))));
      default -> new Unrecognized(type);
    };
  }

  /** The parts of a message, each with its author where the release says so. */
  private static List<ContentPart> parts(Obj message) {
    List<JsonValue> kinds =
        message
            .object("internal_chat_message_metadata_passthrough")
            .map(metadata -> metadata.list("content_item_kinds"))
            .orElse(List.of());
    List<JsonValue> content = message.list("content");
    return IntStream.range(0, content.size())
        .mapToObj(
            i -> part(content.get(i), i < kinds.size() ? author(kinds.get(i)) : Author.UNTOLD))
        .toList();
  }

  private static Author author(JsonValue kind) {
    return kind instanceof Text(var name) && name.equals("user.text")
        ? Author.USER
        : Author.PROGRAM;
  }

  private static ContentPart part(JsonValue value, Author author) {
    if (!(value instanceof Obj part)) {
      return new ContentPart.Unrecognized("");
    }
    String type = part.textOr("type", "");
    return switch (type) {
      case "input_text" -> new ContentPart.InputText(part.textOr("text", ""), author);
      case "output_text" -> new ContentPart.OutputText(part.textOr("text", ""));
      case "input_image" -> new ContentPart.Image();
      default -> new ContentPart.Unrecognized(type);
    };
  }

  private static WebSearchCall webSearch(Obj item) {
    Obj action = item.object("action").orElse(new Obj(Map.of()));
    List<String> queries = strings(action.list("queries"));
    @Nullable String query = action.text("query");
    return new WebSearchCall(
        item.text("status"),
        queries.isEmpty() && query != null ? List.of(query) : queries,
        action.text("url"));
  }

  /** The output is a text, a list of parts, or in early releases {@code {"content": text}}. */
  private static List<String> outputParts(Obj item) {
    return switch (item.get("output")) {
      case Text(var text) -> List.of(text);
      case JsonValue.Array(var parts) -> texts(parts);
      case Obj output -> List.of(output.textOr("content", ""));
      case null, default -> List.of();
    };
  }

  private static boolean outputHasImages(Obj item) {
    return item.list("output").stream()
        .anyMatch(part -> part instanceof Obj object && object.has("image_url"));
  }

  private static List<String> texts(List<JsonValue> parts) {
    return parts.stream()
        .flatMap(part -> part instanceof Obj o ? Stream.ofNullable(o.text("text")) : Stream.of())
        .toList();
  }

  private static List<String> strings(List<JsonValue> values) {
    return values.stream()
        .flatMap(value -> value instanceof Text(var text) ? Stream.of(text) : Stream.of())
        .collect(Collectors.toUnmodifiableList());
  }
}
