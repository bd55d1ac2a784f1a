package dev.memories.rollout.gemini;

import dev.memories.rollout.dialect.Parts;
import dev.memories.rollout.dialect.Translated;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Translates a message of the model: thoughts, a text, and calls with their results. */
final class AnswerMessage {
  private AnswerMessage() {}

  /**
   * The parts of the message.
   *
   * @param home the folder in which the session began
   */
  static List<Translated> translate(Obj message, String home) {
    List<Translated> parts = new ArrayList<>();
    for (JsonValue thought : message.list("thoughts")) {
      if (thought instanceof Obj one) {
        String text = one.textOr("subject", "") + "\n" + one.textOr("description", "");
        if (!text.isBlank()) {
          parts.add(Parts.thought(text.strip()));
        }
      }
    }
    List<JsonValue> calls = message.list("toolCalls");
    String text =
        UserContent.blocks(message.get("content")).stream()
            .map(block -> block.text("text"))
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n"));
    if (!text.isBlank()) {
      parts.add(Parts.answer(text, calls.isEmpty() ? null : "commentary"));
    }
    for (JsonValue call : calls) {
      if (call instanceof Obj one) {
        parts.addAll(new ToolUse(one, home).translate());
      }
    }
    return parts;
  }
}
