package dev.memories.rollout.codex;

import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.item.RolloutItem.Answer;
import dev.memories.rollout.item.RolloutItem.Answered;
import dev.memories.rollout.item.RolloutItem.GoalSet;
import dev.memories.rollout.item.RolloutItem.OtherEvent;
import dev.memories.rollout.item.RolloutItem.Reported;
import dev.memories.rollout.item.RolloutItem.RolledBack;
import dev.memories.rollout.item.RolloutItem.TokenCount;
import dev.memories.rollout.item.RolloutItem.TurnAborted;
import dev.memories.rollout.item.RolloutItem.UserMessage;
import dev.memories.rollout.item.ToolReport;
import dev.memories.rollout.item.ToolReport.ChangedFile;
import dev.memories.rollout.item.ToolReport.CommandEnded;
import dev.memories.rollout.item.ToolReport.FilesChanged;
import dev.memories.rollout.item.ToolReport.ServerCalled;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Numeral;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Text;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parser of events: the payload of {@code event_msg} and of {@code retained_context}.
 *
 * <p>Since 0.169 most events are {@code item_completed} with an item; before, each had a type of
 * its own. Both forms give the same values.
 */
final class CodexEventParser {
  private static final String FILE_URL = "file://";
  private static final Obj EMPTY = new Obj(Map.of());

  private CodexEventParser() {}

  static RolloutItem event(Obj payload) {
    String type = payload.textOr("type", "");
    return switch (type) {
      case "user_message" ->
          new UserMessage(
              payload.textOr("message", ""),
              !payload.list("images").isEmpty() || !payload.list("local_images").isEmpty());
      case "token_count" ->
          payload
              .object("info")
              .<RolloutItem>map(info -> new TokenCount(Math.max(0, totalTokens(info))))
              .orElse(new OtherEvent(type));
      case "turn_aborted" -> new TurnAborted(payload.textOr("reason", ""));
      case "thread_rolled_back" -> new RolledBack((int) payload.number("num_turns"));
      case "thread_goal_updated" ->
          new GoalSet(payload.object("goal").map(goal -> goal.textOr("objective", "")).orElse(""));
      case "exec_command_end" -> new Reported(command(payload, payload.textOr("call_id", "")));
      case "patch_apply_end" -> new Reported(files(payload, payload.textOr("call_id", "")));
      case "mcp_tool_call_end" ->
          new Reported(
              server(
                  payload.object("invocation").orElse(EMPTY),
                  payload.textOr("call_id", ""),
                  payload));
      case "item_completed" -> completed(payload.object("item").orElse(EMPTY), type);
      default -> new OtherEvent(type);
    };
  }

  private static long totalTokens(Obj info) {
    return info.object("total_token_usage").orElse(EMPTY).number("total_tokens");
  }

  private static RolloutItem completed(Obj item, String event) {
    String type = item.textOr("type", "");
    String id = item.textOr("id", "");
    return switch (type) {
      case "UserMessage" -> userMessage(item);
      case "CommandExecution" -> new Reported(command(item, id));
      case "FileChange" -> new Reported(files(item, id));
      case "McpToolCall" -> new Reported(server(item, id, item));
      default -> new OtherEvent(event + ":" + type);
    };
  }

  private static UserMessage userMessage(Obj item) {
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

  private static ToolReport command(Obj item, String id) {
    @Nullable Integer exit =
        item.get("exit_code") instanceof Numeral ? (int) item.number("exit_code") : null;
    return new CommandEnded(
        id,
        texts(item.list("command")),
        folder(item.textOr("cwd", "")),
        item.textOr("source", "").equals("user_shell"),
        exit == null || exit < 0 ? null : exit,
        item.textOr("aggregated_output", ""));
  }

  /** A path, or since 0.169 a URL of a file, with its path encoded. */
  private static String folder(String cwd) {
    if (!cwd.startsWith(FILE_URL)) {
      return cwd;
    }
    try {
      String path = URI.create(cwd).getPath();
      return path == null ? "" : path;
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private static ToolReport files(Obj item, String id) {
    List<ChangedFile> files =
        item.object("changes").orElse(EMPTY).fields().entrySet().stream()
            .flatMap(
                file ->
                    file.getValue() instanceof Obj change
                        ? Stream.of(
                            new ChangedFile(
                                file.getKey(),
                                change.textOr("type", "update"),
                                change.textOr("unified_diff", "")))
                        : Stream.of())
            .toList();
    boolean failed =
        item.get("success") instanceof JsonValue.Bool(var success)
            ? !success
            : !item.textOr("status", "completed").equals("completed");
    String output = item.textOr("stdout", "");
    return new FilesChanged(
        id, failed, files, failed ? item.textOr("stderr", "") + "\n" + output : output);
  }

  /**
   * The result is an object with content, or in early releases wrapped in {@code Ok} or {@code
   * Err}.
   */
  private static ToolReport server(Obj call, String id, Obj holder) {
    Obj wrapped = holder.object("result").orElse(EMPTY);
    Obj result = wrapped.object("Ok").orElse(wrapped);
    String error =
        Stream.of(wrapped.text("Err"), holder.text("error"), errorMessage(holder))
            .filter(text -> text != null && !text.isEmpty())
            .findFirst()
            .orElse("");
    boolean failed =
        !error.isEmpty()
            || holder.textOr("status", "").equals("failed")
            || (result.get("isError") instanceof JsonValue.Bool(var is) && is);
    String output =
        result.list("content").stream()
            .flatMap(
                part -> part instanceof Obj o ? Stream.ofNullable(o.text("text")) : Stream.of())
            .collect(Collectors.joining("\n"));
    return new ServerCalled(
        id,
        call.textOr("server", ""),
        call.textOr("tool", ""),
        failed,
        error.isEmpty() ? output : error);
  }

  private static @Nullable String errorMessage(Obj holder) {
    return holder.object("error").map(error -> error.textOr("message", "")).orElse(null);
  }

  private static List<String> texts(List<JsonValue> values) {
    return values.stream()
        .flatMap(value -> value instanceof Text(var text) ? Stream.of(text) : Stream.of())
        .toList();
  }

  /** The payload of {@code retained_context}: the answers of the user, or another record. */
  static RolloutItem retained(Obj payload, String lineType) {
    if (!payload.textOr("type", "").equals("verified_answer")) {
      return new RolloutItem.UnknownLine(lineType);
    }
    return new Answered(
        payload.textOr("call_id", ""),
        payload.list("questions").stream()
            .flatMap(
                question ->
                    question instanceof Obj o
                        ? Stream.of(
                            new Answer(
                                o.textOr("question", "").lines().findFirst().orElse(""),
                                o.textOr("answer", "")))
                        : Stream.of())
            .toList());
  }
}
