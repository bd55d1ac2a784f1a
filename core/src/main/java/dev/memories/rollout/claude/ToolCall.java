package dev.memories.rollout.claude;

import dev.memories.rollout.dialect.Json;
import dev.memories.rollout.dialect.Parts;
import dev.memories.rollout.dialect.PatchText;
import dev.memories.rollout.dialect.Translated;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Obj;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Translates a call to the tool of Codex that does the same, so that readers know it. A tool that
 * Codex does not have keeps its name.
 */
final class ToolCall {
  /** The kinds of call, which decide how their results are told. */
  enum Kind {
    COMMAND,
    POLL,
    PATCH,
    QUESTION,
    SERVER,
    OTHER
  }

  private static final Obj NONE = Json.object().build();
  private static final List<String> PICTURES =
      List.of(".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp");

  private ToolCall() {}

  static Kind kind(String tool) {
    return switch (tool) {
      case "Bash", "PowerShell" -> Kind.COMMAND;
      case "BashOutput", "TaskOutput" -> Kind.POLL;
      case "Edit", "MultiEdit", "Write", "NotebookEdit" -> Kind.PATCH;
      case "AskUserQuestion" -> Kind.QUESTION;
      default -> tool.startsWith("mcp__") ? Kind.SERVER : Kind.OTHER;
    };
  }

  /**
   * The items of a call.
   *
   * @param cwd the folder of the line
   * @param home the folder in which the session began; files are named as seen from there
   */
  static List<Translated> translate(Obj call, String cwd, String home) {
    String id = call.textOr("id", "");
    Obj input = call.object("input").orElse(NONE);
    String tool = call.textOr("name", "");
    return switch (tool) {
      case "Bash", "PowerShell" -> function(id, "exec_command", command(input, cwd, home));
      case "BashOutput", "TaskOutput" ->
          function(
              id,
              "write_stdin",
              Json.object()
                  .put("session_id", input.textOr("bash_id", input.textOr("task_id", "")))
                  .put("chars", "")
                  .build());
      case "Edit", "MultiEdit", "Write", "NotebookEdit" ->
          List.of(Parts.patch(id, EditPatch.of(tool, input, home)));
      case "Task", "Agent" ->
          function(
              id,
              "spawn_agent",
              Json.object()
                  .put("message", input.textOr("prompt", ""))
                  .put("agent_type", input.text("subagent_type"))
                  .build());
      case "AskUserQuestion" -> function(id, "request_user_input", questions(input));
      case "TodoWrite" -> function(id, "update_plan", plan(input));
      case "ExitPlanMode" -> plan(id, input);
      case "WebSearch" ->
          List.of(Parts.web(Json.type("search").put("query", input.textOr("query", "")).build()));
      case "WebFetch" ->
          List.of(Parts.web(Json.type("open_page").put("url", input.textOr("url", "")).build()));
      case "Read" ->
          isPicture(input)
              ? function(
                  id,
                  "view_image",
                  Json.object().put("path", PatchText.seenFrom(home, file(input))).build())
              : function(id, tool, input);
      default -> function(id, tool, input);
    };
  }

  private static Obj command(Obj input, String cwd, String home) {
    return Json.object()
        .put("cmd", input.textOr("command", ""))
        .put("workdir", cwd.equals(home) ? null : cwd)
        .build();
  }

  private static Obj questions(Obj input) {
    Stream<Obj> asked =
        input.list("questions").stream()
            .filter(Obj.class::isInstance)
            .map(
                question -> {
                  String text = ((Obj) question).textOr("question", "");
                  return Json.object().put("id", text).put("question", text).build();
                });
    return Json.object().put("questions", asked.toList()).build();
  }

  private static Obj plan(Obj input) {
    Stream<Obj> steps =
        input.list("todos").stream()
            .filter(Obj.class::isInstance)
            .map(
                todo ->
                    Json.object()
                        .put("step", ((Obj) todo).textOr("content", ""))
                        .put("status", ((Obj) todo).textOr("status", ""))
                        .build());
    return Json.object().put("plan", steps.toList()).build();
  }

  /** A plan that the user is asked to approve is what the agent answers. */
  private static List<Translated> plan(String id, Obj input) {
    String plan = input.textOr("plan", "");
    Stream<Translated> answer =
        plan.isBlank()
            ? Stream.of()
            : Stream.of(
                Parts.answer(
                    "<proposed_plan>\n" + plan.strip() + "\n</proposed_plan>", "final_answer"));
    return Stream.concat(answer, function(id, "ExitPlanMode", NONE).stream()).toList();
  }

  private static boolean isPicture(Obj input) {
    String path = file(input).toLowerCase(Locale.ROOT);
    return PICTURES.stream().anyMatch(path::endsWith);
  }

  private static String file(Obj input) {
    return input.textOr("file_path", "");
  }

  private static List<Translated> function(String id, String name, JsonValue arguments) {
    return List.of(Parts.call(id, name, arguments));
  }
}
