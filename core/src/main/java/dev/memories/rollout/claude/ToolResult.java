package dev.memories.rollout.claude;

import dev.memories.rollout.claude.ToolCall.Kind;
import dev.memories.rollout.dialect.Json;
import dev.memories.rollout.dialect.Parts;
import dev.memories.rollout.dialect.Translated;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Translates the result of a call, and with it the person's words that stand in results: the reason
 * of a refusal, the answers to questions.
 */
final class ToolResult {
  private static final String REFUSED = "The user doesn't want to ";
  private static final String SAID = "the user said:\n";
  private static final String INTERRUPTED = "[Request interrupted by user";
  private static final Pattern EXIT = Pattern.compile("Exit code (\\d{1,5})(?:\\n|\\z)");
  private static final Pattern IN_BACKGROUND =
      Pattern.compile("Command running in background with ID: ([\\w-]{1,64})");
  private static final Pattern ANSWERED =
      Pattern.compile("\"([^\"]{1,2000})\"=\"([^\"]{0,2000})\"");

  private final Obj line;
  private final Obj block;
  private final Kind kind;
  private final String text;
  private final boolean failed;

  /**
   * @param line the whole line, where most tools repeat their result as an object
   * @param block the result as the model saw it
   */
  ToolResult(Obj line, Obj block, Kind kind) {
    this.line = line;
    this.block = block;
    this.kind = kind;
    this.failed = block.isTrue("is_error");
    this.text = ClaudeText.withoutErrorTags(ClaudeText.of(block.get("content")));
  }

  List<Translated> translate() {
    List<Translated> parts = new ArrayList<>();
    parts.add(output());
    String said = reason();
    if (said != null) {
      parts.addAll(UserLine.said(said));
    }
    return parts;
  }

  private Translated output() {
    Json item =
        Json.type(kind == Kind.PATCH ? "custom_tool_call_output" : "function_call_output")
            .put("call_id", block.textOr("tool_use_id", ""));
    List<Obj> images =
        ClaudeText.blocks(block.get("content")).stream()
            .filter(part -> part.textOr("type", "").equals("image"))
            .map(_ -> Json.type("input_image").put("image_url", "data:").build())
            .toList();
    if (images.isEmpty()) {
      return Translated.item(item.put("output", told()).build());
    }
    List<Obj> output = new ArrayList<>(images);
    output.addFirst(Json.texts("input_text", told()));
    return Translated.item(item.put("output", output).build());
  }

  private String told() {
    if (isRefused()) {
      return Parts.ended(wasRunning() ? "Interrupted by the user" : "Declined by the user", text);
    }
    if (text.contains(INTERRUPTED) && failed) {
      return Parts.ended("Interrupted by the user", text);
    }
    return switch (kind) {
      case COMMAND -> command();
      case POLL -> poll();
      case QUESTION -> failed ? text : answers().compact();
      case PATCH, SERVER, OTHER -> failed ? Parts.ended("Tool call failed", text) : text;
    };
  }

  private boolean isRefused() {
    return failed && text.startsWith(REFUSED);
  }

  /** Later releases use one sentence for a refusal and for an interrupt, and mark the refusal. */
  private boolean wasRunning() {
    return kind != Kind.PATCH
        && line.has("toolDenialKind")
        && !line.isTrue("toolDenialBeforeRun")
        && reason() == null;
  }

  private @Nullable String reason() {
    if (!isRefused()) {
      return null;
    }
    String feedback = line.text("userFeedback");
    int at = text.indexOf(SAID);
    String words = feedback != null ? feedback : at < 0 ? "" : text.substring(at + SAID.length());
    return words.isBlank() ? null : words.strip();
  }

  private String command() {
    Matcher exit = EXIT.matcher(text);
    if (failed && exit.lookingAt()) {
      return Parts.exited(exit.group(1), text.substring(exit.end()));
    }
    if (failed) {
      return Parts.ended("Tool call failed", text);
    }
    Matcher background = IN_BACKGROUND.matcher(text);
    if (background.lookingAt()) {
      return Parts.ended("Process running with session ID " + background.group(1), text);
    }
    boolean interrupted =
        line.object("toolUseResult").map(result -> result.isTrue("interrupted")).orElse(false);
    return interrupted ? Parts.ended("Interrupted by the user", text) : Parts.exited("0", text);
  }

  private String poll() {
    String exit = Element.text(text, "exit_code");
    return exit != null && exit.strip().matches("\\d{1,5}")
        ? Parts.exited(exit.strip(), text)
        : text;
  }

  private Obj answers() {
    Json answers = Json.object();
    Obj given =
        line.object("toolUseResult")
            .flatMap(result -> result.object("answers"))
            .orElse(Json.object().build());
    given.fields().forEach((question, answer) -> answers.put(question, answer(answer)));
    if (given.fields().isEmpty()) {
      ANSWERED
          .matcher(text)
          .results()
          .forEach(pair -> answers.put(pair.group(1), answer(new Text(pair.group(2)))));
    }
    return Json.object().put("answers", answers.build()).build();
  }

  private static Obj answer(JsonValue answer) {
    return Json.object()
        .put("answers", answer instanceof JsonValue.Array(var several) ? several : List.of(answer))
        .build();
  }
}
