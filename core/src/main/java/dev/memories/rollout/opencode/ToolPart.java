package dev.memories.rollout.opencode;

import dev.memories.rollout.dialect.Json;
import dev.memories.rollout.dialect.Parts;
import dev.memories.rollout.dialect.PatchText;
import dev.memories.rollout.dialect.Translated;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Array;
import dev.memories.rollout.lines.JsonValue.Numeral;
import dev.memories.rollout.lines.JsonValue.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Translates a call and its result, which one part holds. The tools of Codex that do the same are
 * named; others keep their names.
 */
final class ToolPart {
  private static final Obj NONE = Json.object().build();
  private static final Set<String> PATCHES =
      Set.of("edit", "write", "multiedit", "apply_patch", "patch");
  private static final String ABORTED = "User aborted the command";
  private static final String NOT_RUN = "Tool execution aborted";
  private static final String REJECTED = "The user rejected permission to use this ";
  private static final String FEEDBACK = "with the following feedback: ";

  private final String id;
  private final String tool;
  private final Obj state;
  private final Obj input;
  private final Obj metadata;
  private final String folder;
  private final String home;

  /**
   * @param folder where the agent worked
   * @param home the folder in which the session began; files are named as seen from there
   */
  ToolPart(Obj part, String folder, String home) {
    this.id = part.textOr("callID", "");
    this.tool = part.textOr("tool", "");
    this.state = part.object("state").orElse(NONE);
    this.input = state.object("input").orElse(NONE);
    this.metadata = state.object("metadata").orElse(NONE);
    this.folder = folder;
    this.home = home;
  }

  /**
   * The parts of the call.
   *
   * @param byUser whether the person ran the command
   */
  List<Translated> translate(boolean byUser) {
    if (byUser && tool.equals("bash")) {
      return List.of(
          Parts.ranByUser(input.textOr("command", ""), null, state.textOr("output", "")));
    }
    switch (tool) {
      case "websearch" -> {
        return List.of(
            Parts.web(Json.type("search").put("query", input.textOr("query", "")).build()));
      }
      case "webfetch" -> {
        return List.of(
            Parts.web(Json.type("open_page").put("url", input.textOr("url", "")).build()));
      }
      default -> {}
    }
    List<Translated> parts = new ArrayList<>(List.of(asked()));
    boolean isOver = Set.of("completed", "error").contains(state.textOr("status", ""));
    if (isOver) {
      parts.add(Parts.output(id, told(), PATCHES.contains(tool)));
      String said = feedback();
      if (!said.isBlank()) {
        parts.add(Parts.said(said));
      }
    }
    return parts;
  }

  private Translated asked() {
    String file = PatchText.seenFrom(home, input.textOr("filePath", ""));
    return switch (tool) {
      case "bash" -> {
        String other = input.textOr("workdir", folder);
        yield Parts.command(
            id, input.textOr("command", ""), other.isEmpty() || other.equals(home) ? null : other);
      }
      case "edit" ->
          Parts.patch(
              id,
              PatchText.replaced(
                  file, input.textOr("oldString", ""), input.textOr("newString", "")));
      case "multiedit" -> {
        PatchText patch = new PatchText().file("Update", file);
        objects("edits")
            .forEach(
                edit -> patch.hunk(edit.textOr("oldString", ""), edit.textOr("newString", "")));
        yield Parts.patch(id, patch.end());
      }
      case "write" -> Parts.patch(id, PatchText.added(file, input.textOr("content", "")));
      case "apply_patch", "patch" -> Parts.patch(id, input.textOr("patchText", ""));
      case "task" ->
          Parts.call(
              id,
              "spawn_agent",
              Json.object()
                  .put("message", input.textOr("prompt", ""))
                  .put("agent_type", input.text("subagent_type"))
                  .build());
      case "todowrite" -> Parts.call(id, "update_plan", plan());
      case "question" -> Parts.call(id, "request_user_input", questions());
      default -> Parts.call(id, tool, input);
    };
  }

  private Stream<Obj> objects(String key) {
    return input.list(key).stream().filter(Obj.class::isInstance).map(Obj.class::cast);
  }

  private Obj plan() {
    List<Obj> steps =
        objects("todos")
            .map(
                todo ->
                    Json.object()
                        .put("step", todo.textOr("content", ""))
                        .put("status", todo.textOr("status", ""))
                        .build())
            .toList();
    return Json.object().put("plan", steps).build();
  }

  private Obj questions() {
    List<Obj> asked =
        objects("questions")
            .map(question -> question.textOr("question", ""))
            .map(text -> Json.object().put("id", text).put("question", text).build())
            .toList();
    return Json.object().put("questions", asked).build();
  }

  /** The answers stand in the order of the questions. */
  private Obj answers() {
    Json answers = Json.object();
    List<JsonValue> given = metadata.list("answers");
    List<Obj> asked = objects("questions").toList();
    for (int at = 0; at < Math.min(given.size(), asked.size()); at++) {
      List<JsonValue> chosen =
          given.get(at) instanceof Array(var several) ? several : List.of(given.get(at));
      answers.put(
          asked.get(at).textOr("question", ""), Json.object().put("answers", chosen).build());
    }
    return Json.object().put("answers", answers.build()).build();
  }

  private String told() {
    if (state.textOr("status", "").equals("error")) {
      String error = state.textOr("error", "");
      if (error.startsWith(REJECTED)) {
        return Parts.ended("Declined by the user", error);
      }
      return Parts.ended(
          error.startsWith(NOT_RUN) ? "Interrupted by the user" : "Tool call failed", error);
    }
    String output = state.textOr("output", "");
    return switch (tool) {
      case "bash" -> command(output);
      case "question" -> answers().compact();
      default -> output;
    };
  }

  /** A failed command is completed, too; the exit code tells. */
  private String command(String output) {
    if (output.contains(ABORTED)) {
      return Parts.ended("Interrupted by the user", output);
    }
    return metadata.get("exit") instanceof Numeral
        ? Parts.exited(Long.toString(metadata.number("exit")), output)
        : output;
  }

  private String feedback() {
    String error = state.textOr("error", "");
    int at = error.startsWith(REJECTED) ? error.indexOf(FEEDBACK) : -1;
    return at < 0 ? "" : error.substring(at + FEEDBACK.length());
  }
}
