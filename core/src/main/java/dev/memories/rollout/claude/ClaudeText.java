package dev.memories.rollout.claude;

import dev.memories.rollout.dialect.Json;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Array;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts in content, which is a text or a list of blocks. */
final class ClaudeText {
  private static final String ERROR = "<tool_use_error>";
  private static final String ERROR_END = "</tool_use_error>";

  private ClaudeText() {}

  /** The text, or the texts of all blocks. */
  static String of(@Nullable JsonValue content) {
    if (content instanceof Text(var text)) {
      return text;
    }
    StringBuilder all = new StringBuilder();
    String before = "";
    for (Obj block : blocks(content)) {
      String text = block.text("text");
      if (text != null) {
        all.append(before).append(text);
        before = "\n";
      }
    }
    return all.toString();
  }

  /** The blocks; a text alone counts as one. */
  static List<Obj> blocks(@Nullable JsonValue content) {
    return switch (content) {
      case Text(var text) -> List.of(Json.texts("text", text));
      case Array(var values) -> objects(values);
      case null, default -> List.of();
    };
  }

  private static List<Obj> objects(List<JsonValue> values) {
    List<Obj> objects = new ArrayList<>(values.size());
    for (JsonValue value : values) {
      if (value instanceof Obj object) {
        objects.add(object);
      }
    }
    return objects;
  }

  /** An error without the tags around it. */
  static String withoutErrorTags(String text) {
    String bare = text.strip();
    return bare.startsWith(ERROR) && bare.endsWith(ERROR_END)
        ? bare.substring(ERROR.length(), bare.length() - ERROR_END.length())
        : text;
  }
}
