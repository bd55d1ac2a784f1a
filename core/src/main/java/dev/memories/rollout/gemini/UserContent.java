package dev.memories.rollout.gemini;

import dev.memories.rollout.dialect.Json;
import dev.memories.rollout.dialect.Parts;
import dev.memories.rollout.dialect.Translated;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Array;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Translates a message in the user's role: the words of a person, a command that a person ran, or
 * what the program says in the person's place.
 */
final class UserContent {
  private static final String CONTEXT = "<session_context>";
  private static final String FILES = "--- Content from referenced files ---";
  private static final Pattern RAN =
      Pattern.compile(
          "I ran the following shell command:\\n```sh\\n([\\s\\S]*?)\\n```\\n"
              + "(?:\\nThis produced the following result:\\n```\\n([\\s\\S]*?)\\n?```\\s*)?");
  private static final Pattern EXITED =
      Pattern.compile("(?:\\A|\\n)Command exited with code (\\d{1,5})\\.(?:\\n|\\z)");

  private UserContent() {}

  static List<Translated> translate(Obj message) {
    JsonValue content = message.get("content");
    List<Obj> blocks = blocks(content);
    if (blocks.stream().anyMatch(block -> block.has("functionResponse"))) {
      return List.of(); // the result stands with its call, too
    }
    List<Translated> parts = new ArrayList<>();
    boolean hasWords = blocks.stream().anyMatch(block -> isTold(block.textOr("text", "")));
    boolean isOwn = true;
    for (Obj block : blocks) {
      String text = block.textOr("text", "");
      // What follows are the files that the person named.
      isOwn &= !text.strip().startsWith(FILES);
      if (block.has("inlineData")) {
        if (!hasWords) {
          parts.add(Parts.showed());
        }
      } else if (isTold(text)) {
        parts.add(isOwn ? spoken(text) : Parts.told(text));
      }
    }
    return parts;
  }

  private static boolean isTold(String text) {
    return !text.isBlank() && !text.stripLeading().startsWith(CONTEXT);
  }

  private static Translated spoken(String text) {
    Matcher ran = RAN.matcher(text);
    if (!ran.matches()) {
      return Parts.said(text);
    }
    String output = ran.group(2) == null ? "" : ran.group(2);
    Matcher exited = EXITED.matcher(output);
    return Parts.ranByUser(ran.group(1), exited.find() ? exited.group(1) : "0", output);
  }

  /** The blocks of content; a text alone counts as one. */
  static List<Obj> blocks(@Nullable JsonValue content) {
    return switch (content) {
      case Text(var text) -> List.of(Json.texts("text", text));
      case Array(var values) ->
          values.stream().filter(Obj.class::isInstance).map(Obj.class::cast).toList();
      case Obj block -> List.of(block);
      case null, default -> List.of();
    };
  }
}
