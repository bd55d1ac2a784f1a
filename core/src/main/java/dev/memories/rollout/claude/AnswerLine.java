package dev.memories.rollout.claude;

import dev.memories.rollout.dialect.Json;
import dev.memories.rollout.dialect.Parts;
import dev.memories.rollout.dialect.Translated;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates a line of the assistant: texts, thoughts and calls. */
final class AnswerLine {
  private static final String COMMENTARY = "commentary";
  private static final String SYNTHETIC = "<synthetic>";
  private static final Set<String> FILLERS = Set.of("No response requested.");
  private static final Obj NONE = Json.object().build();

  private AnswerLine() {}

  /**
   * The parts of the line.
   *
   * @param home the folder in which the session began
   * @param isRemark whether a text is no answer, but a remark on the end of work in the background
   */
  static List<Translated> translate(Obj line, String home, boolean isRemark) {
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
            parts.add(Parts.answer(text, isRemark ? COMMENTARY : phase(line, message)));
          }
        }
        case "thinking" -> {
          String thought = block.textOr("thinking", "");
          if (!thought.isBlank()) {
            parts.add(Parts.thought(thought));
          }
        }
        case "tool_use", "mcp_tool_use", "server_tool_use" ->
            parts.addAll(ToolCall.translate(block, line.textOr("cwd", home), home));
        default -> {}
      }
    }
    return parts;
  }

  /** A text before a call, or one that the user broke off, is no answer. */
  private static @Nullable String phase(Obj line, Obj message) {
    String reason = message.textOr("stop_reason", "");
    return reason.equals("tool_use") || line.isTrue("isAbortedMidStream") ? COMMENTARY : null;
  }

  /** The characters of the answer in a line; 0 when its text is none. */
  static int length(Obj line) {
    Obj message = line.object("message").orElse(NONE);
    return phase(line, message) == null ? ClaudeText.of(message.get("content")).length() : 0;
  }

  /** The calls of a line, by which their results are told. */
  static List<Obj> calls(Obj line) {
    JsonValue content = line.object("message").orElse(NONE).get("content");
    return ClaudeText.blocks(content).stream()
        .filter(block -> block.textOr("type", "").endsWith("tool_use"))
        .toList();
  }
}
