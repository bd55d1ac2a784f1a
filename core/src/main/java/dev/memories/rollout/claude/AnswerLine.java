package dev.memories.rollout.claude;

import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates a line of the assistant: texts, thoughts and calls. */
final class AnswerLine {
  private static final String SYNTHETIC = "<synthetic>";
  private static final Set<String> FILLERS = Set.of("No response requested.");
  private static final Obj NONE = Json.object().build();

  private AnswerLine() {}

  /**
   * The parts of the line.
   *
   * @param home the folder in which the session began
   */
  static List<Translated> translate(Obj line, String home) {
    Obj message = line.object("message").orElse(NONE);
    if (line.isTrue("isApiErrorMessage")) {
      // The program wrote it where the answer would be.
      return UserLine.told(ClaudeText.of(message.get("content")));
    }
    List<Translated> parts = new ArrayList<>();
    for (Obj block : ClaudeText.blocks(message.get("content"))) {
      switch (block.textOr("type", "")) {
        case "text" -> {
          String text = block.textOr("text", "");
          boolean isFiller =
              message.textOr("model", "").equals(SYNTHETIC) && FILLERS.contains(text);
          if (!text.isBlank() && !isFiller) {
            parts.add(message(text, phase(line, message)));
          }
        }
        case "thinking" -> {
          String thought = block.textOr("thinking", "");
          if (!thought.isBlank()) {
            parts.add(
                Translated.item(
                    Json.type("reasoning")
                        .put("summary", List.of(Json.texts("summary_text", thought)))
                        .build()));
          }
        }
        case "tool_use", "mcp_tool_use", "server_tool_use" ->
            parts.addAll(ToolCall.translate(block, line.textOr("cwd", home), home));
        default -> {}
      }
    }
    return parts;
  }

  static Translated message(String text, @Nullable String phase) {
    return Translated.item(
        Json.type("message")
            .put("role", "assistant")
            .put("content", List.of(Json.texts("output_text", text)))
            .put("phase", phase)
            .build());
  }

  /** A text before a call, or one that the user broke off, is no answer. */
  private static @Nullable String phase(Obj line, Obj message) {
    String reason = message.textOr("stop_reason", "");
    return reason.equals("tool_use") || line.isTrue("isAbortedMidStream") ? "commentary" : null;
  }

  /** The calls of a line, by which their results are told. */
  static List<Obj> calls(Obj line) {
    JsonValue content = line.object("message").orElse(NONE).get("content");
    return ClaudeText.blocks(content).stream()
        .filter(block -> block.textOr("type", "").endsWith("tool_use"))
        .toList();
  }
}
