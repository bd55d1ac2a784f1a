package dev.memories.rollout.gemini;

import dev.memories.rollout.dialect.Json;
import dev.memories.rollout.dialect.Parts;
import dev.memories.rollout.dialect.PatchText;
import dev.memories.rollout.dialect.Translated;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Obj;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Translates a call and its result, which one message holds. The tools of Codex that do the same
 * are named; others keep their names.
 */
final class ToolUse {
  private static final Obj NONE = Json.object().build();
  private static final String FENCE = "<untrusted_context>";
  private static final String FENCE_END = "</untrusted_context>";
  private static final String OUTPUT = "Output: ";
  private static final Pattern EXIT =
      Pattern.compile("(?:\\A|\\n)Exit Code: (\\d{1,5})(?=\\n|\\z)");
  private static final Pattern PROCESS =
      Pattern.compile(
          "(?:\\A|\\n)(?:Process Group PGID|Background PIDs): [^\\n]{0,200}(?=\\n|\\z)");

  private final String id;
  private final String tool;
  private final Obj input;
  private final String status;
  private final Obj call;
  private final String home;

  ToolUse(Obj call, String home) {
    this.call = call;
    this.home = home;
    this.id = call.textOr("id", "");
    this.tool = call.textOr("name", "");
    this.input = call.object("args").orElse(NONE);
    this.status = call.textOr("status", "");
  }

  List<Translated> translate() {
    boolean isPatch = tool.equals("replace") || tool.equals("write_file");
    return switch (tool) {
      case "google_web_search" ->
          List.of(Parts.web(Json.type("search").put("query", input.textOr("query", "")).build()));
      case "web_fetch" ->
          List.of(Parts.web(Json.type("open_page").put("url", input.textOr("prompt", "")).build()));
      default -> List.of(asked(), Parts.output(id, told(), isPatch));
    };
  }

  private Translated asked() {
    String file = PatchText.seenFrom(home, input.textOr("file_path", ""));
    return switch (tool) {
      case "run_shell_command" -> Parts.command(id, input.textOr("command", ""), folder());
      case "replace" ->
          Parts.patch(
              id,
              PatchText.replaced(
                  file, input.textOr("old_string", ""), input.textOr("new_string", "")));
      case "write_file" -> Parts.patch(id, PatchText.added(file, input.textOr("content", "")));
      case "write_todos" -> Parts.call(id, "update_plan", plan());
      default -> Parts.call(id, tool, input);
    };
  }

  /** The folder of a command, where it is not the session's. */
  private @Nullable String folder() {
    String folder = input.textOr("dir_path", input.textOr("directory", ""));
    return folder.isEmpty() || folder.equals(home) || folder.equals(".") ? null : folder;
  }

  private Obj plan() {
    List<Obj> steps =
        input.list("todos").stream()
            .filter(Obj.class::isInstance)
            .map(Obj.class::cast)
            .map(
                todo ->
                    Json.object()
                        .put("step", todo.textOr("description", todo.textOr("content", "")))
                        .put("status", todo.textOr("status", ""))
                        .build())
            .toList();
    return Json.object().put("plan", steps).build();
  }

  private String told() {
    String result = result();
    return switch (status) {
      case "cancelled" ->
          result.contains("did not allow")
              ? Parts.ended("Declined by the user", result)
              : Parts.ended("Interrupted by the user", result);
      case "error" -> Parts.ended("Tool call failed", result);
      default -> tool.equals("run_shell_command") ? command(result) : result;
    };
  }

  /** A failed command counts as a success; only a line in its output tells the exit code. */
  private static String command(String result) {
    String text = result.strip();
    if (text.startsWith(FENCE) && text.endsWith(FENCE_END)) {
      text = text.substring(FENCE.length(), text.length() - FENCE_END.length()).strip();
    }
    if (text.startsWith(OUTPUT)) {
      text = text.substring(OUTPUT.length());
    }
    String code = "0";
    int cut = -1;
    Matcher exit = EXIT.matcher(text);
    while (exit.find()) {
      code = exit.group(1);
      cut = exit.start();
    }
    String output = cut < 0 ? text : text.substring(0, cut) + text.substring(exitEnd(text, cut));
    return Parts.exited(code, PROCESS.matcher(output).replaceAll(""));
  }

  private static int exitEnd(String text, int from) {
    int end = text.indexOf('\n', from + 1);
    return end < 0 ? text.length() : end;
  }

  private String result() {
    StringBuilder text = new StringBuilder();
    for (JsonValue part : call.list("result")) {
      if (part instanceof Obj one) {
        Obj response =
            one.object("functionResponse").flatMap(it -> it.object("response")).orElse(NONE);
        text.append(response.textOr("output", response.textOr("error", "")));
      }
    }
    return text.toString();
  }
}
