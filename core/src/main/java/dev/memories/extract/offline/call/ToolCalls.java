package dev.memories.extract.offline.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.extract.offline.call.script.ScriptCalls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Interprets tool calls of all Codex releases from 0.20 to 0.171 (docs/spec/rollouts.md 10). */
public final class ToolCalls {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SERVER = "mcp__";
  private static final String SERVER_END = "__";

  private ToolCalls() {}

  /**
   * A call of a function.
   *
   * @param namespace of the tool; null when the call names none
   * @param arguments a text that holds JSON
   */
  public static ToolAction ofFunction(@Nullable String namespace, String name, String arguments) {
    String full =
        namespace != null && namespace.startsWith(SERVER) ? namespace + SERVER_END + name : name;
    return ofTool(full, parse(arguments), arguments);
  }

  /**
   * A call of a tool by whatever way.
   *
   * @param arguments missing where they could not be read
   * @param whole the arguments as text, for a tool that takes a text
   */
  private static ToolAction ofTool(String name, JsonNode arguments, String whole) {
    return switch (name) {
      case "shell",
          "shell_command",
          "exec_command",
          "container.exec",
          "local_shell",
          "unified_exec" ->
          ofCommand(arguments);
      case "apply_patch" -> new ToolAction.Patch(text(arguments, "input", "patch", whole));
      case "write_stdin" -> ofInput(arguments);
      case "wait" ->
          arguments.has("cell_id")
              ? new ToolAction.Continuation(arguments.path("cell_id").asText())
              : new ToolAction.Silent();
      case "view_image" -> new ToolAction.Picture(arguments.path("path").asText());
      case "spawn_agent" -> new ToolAction.Delegation(arguments.path("message").asText());
      case "request_user_input" -> new ToolAction.Question(questions(arguments));
      case "update_plan",
          "wait_agent",
          "close_agent",
          "list_agents",
          "send_input",
          "send_message",
          "followup_task",
          "interrupt_agent",
          "get_goal",
          "create_goal",
          "update_goal" ->
          new ToolAction.Silent();
      default -> ofServer(name);
    };
  }

  private static ToolAction ofServer(String name) {
    int end = name.startsWith(SERVER) ? name.indexOf(SERVER_END, SERVER.length()) : -1;
    return end < 0
        ? new ToolAction.Other(name)
        : new ToolAction.ServerTool(
            name.substring(SERVER.length(), end), name.substring(end + SERVER_END.length()));
  }

  private static ToolAction ofInput(JsonNode arguments) {
    String process = arguments.path("session_id").asText();
    String typed = arguments.path("chars").asText();
    return typed.isBlank()
        ? new ToolAction.Continuation(process)
        : new ToolAction.Typed(process, typed);
  }

  private static Map<String, String> questions(JsonNode arguments) {
    Map<String, String> questions = new LinkedHashMap<>();
    for (JsonNode question : arguments.path("questions")) {
      questions.put(question.path("id").asText(), question.path("question").asText());
    }
    return questions;
  }

  public static ToolAction ofCustom(String name, String input) {
    if (name.equals("apply_patch") || (FileChange.isIn(input) && !name.equals("exec"))) {
      return new ToolAction.Patch(input);
    }
    return name.equals("exec") ? ofScript(input) : ofServer(name);
  }

  /** A command as words. */
  public static ToolAction ofCommand(List<String> command) {
    return ofLine(commandLine(command), false, "");
  }

  private static ToolAction ofLine(String line, boolean escalated, String folder) {
    return FileChange.isIn(line) && line.contains("apply_patch")
        ? new ToolAction.Patch(line)
        : new ToolAction.Shell(line, escalated, folder);
  }

  private static ToolAction ofCommand(JsonNode arguments) {
    JsonNode command =
        arguments.path("cmd").isMissingNode() ? arguments.path("command") : arguments.path("cmd");
    List<String> words = new ArrayList<>();
    if (command.isArray()) {
      command.forEach(word -> words.add(word.asText()));
    } else {
      words.add(command.asText());
    }
    return ofLine(commandLine(words), isEscalated(arguments), arguments.path("workdir").asText());
  }

  /** Releases to 0.118 have a flag, later ones name the permissions they want. */
  private static boolean isEscalated(JsonNode arguments) {
    return arguments.path("with_escalated_permissions").asBoolean(false)
        || arguments.path("sandbox_permissions").asText().equals("require_escalated");
  }

  /** The script after a shell's {@code -c} or {@code -lc}; without one, the words joined. */
  public static String commandLine(List<String> command) {
    return command.size() == 3 && command.get(1).matches("-l?c|-lic|-Command")
        ? command.get(2)
        : String.join(" ", command);
  }

  private static ToolAction ofScript(String script) {
    ScriptCalls calls = ScriptCalls.in(script);
    return new ToolAction.Script(
        calls.calls().stream().map(call -> ofTool(call.tool(), call.argument(), "")).toList(),
        calls.printed());
  }

  private static JsonNode parse(String arguments) {
    try {
      return JSON.readTree(arguments);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  private static String text(JsonNode root, String key, String otherKey, String fallback) {
    if (root.isTextual()) {
      return root.asText();
    }
    JsonNode value = root.path(key).isTextual() ? root.path(key) : root.path(otherKey);
    return value.isTextual() ? value.asText() : fallback;
  }
}
