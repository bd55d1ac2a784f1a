package dev.memories.extract.offline.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Interprets tool calls of all Codex releases from 0.20 to 0.169 (docs/spec/rollouts.md 10). */
public final class ToolCalls {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  /** A call inside a script, e.g. {@code tools.exec_command({...})}. */
  private static final Pattern IN_SCRIPT =
      Pattern.compile("\\btools\\.(\\w+)\\(\\s*(?=[\\[{\"'`])");

  private ToolCalls() {}

  public static ToolAction ofFunction(String name, String arguments) {
    JsonNode root = parse(arguments);
    return switch (name) {
      case "shell",
          "shell_command",
          "exec_command",
          "container.exec",
          "local_shell",
          "unified_exec" ->
          ofCommand(root);
      case "apply_patch" -> new ToolAction.Patch(text(root, "input", "patch", arguments));
      case "write_stdin" -> new ToolAction.Continuation(root.path("session_id").asText());
      case "view_image" -> new ToolAction.Picture(root.path("path").asText());
      case "spawn_agent" -> new ToolAction.Delegation(root.path("message").asText());
      case "update_plan",
          "wait",
          "wait_agent",
          "close_agent",
          "list_agents",
          "send_input",
          "send_message",
          "followup_task",
          "interrupt_agent",
          "request_user_input",
          "get_goal",
          "create_goal",
          "update_goal" ->
          new ToolAction.Silent();
      default -> new ToolAction.Other(name);
    };
  }

  public static ToolAction ofCustom(String name, String input) {
    if (name.equals("apply_patch") || (FileChange.isIn(input) && !name.equals("exec"))) {
      return new ToolAction.Patch(input);
    }
    return name.equals("exec") ? ofScript(input) : new ToolAction.Other(name);
  }

  public static ToolAction ofCommand(List<String> command) {
    String line = commandLine(command);
    return FileChange.isIn(line)
        ? new ToolAction.Patch(line)
        : new ToolAction.Shell(List.of(line), false);
  }

  private static ToolAction ofCommand(JsonNode root) {
    JsonNode command = root.path("cmd").isMissingNode() ? root.path("command") : root.path("cmd");
    List<String> words = new ArrayList<>();
    if (command.isArray()) {
      command.forEach(word -> words.add(word.asText()));
    } else {
      words.add(command.asText());
    }
    return ofCommand(words) instanceof ToolAction.Shell(var lines, _)
        ? new ToolAction.Shell(lines, isEscalated(root))
        : ofCommand(words);
  }

  /** Releases to 0.118 have a flag, later ones name the permissions they want. */
  private static boolean isEscalated(JsonNode root) {
    return root.path("with_escalated_permissions").asBoolean(false)
        || root.path("sandbox_permissions").asText().equals("require_escalated");
  }

  /** What a shell is given by {@code -lc} or {@code -c}; else the words themselves. */
  private static String commandLine(List<String> command) {
    return command.size() == 3 && command.get(1).matches("-l?c|-lic|-Command")
        ? command.get(2)
        : String.join(" ", command);
  }

  private static ToolAction ofScript(String script) {
    List<String> lines = new ArrayList<>();
    boolean escalated = false;
    Matcher call = IN_SCRIPT.matcher(script);
    while (call.find()) {
      JsonNode argument = firstValue(script.substring(call.end()));
      switch (call.group(1)) {
        case "exec_command", "shell", "shell_command" -> {
          if (ofCommand(argument) instanceof ToolAction.Shell shell) {
            lines.addAll(shell.lines());
            escalated |= shell.escalated();
          }
        }
        case "apply_patch" -> {
          // In a template literal the lines stand as they are.
          return new ToolAction.Patch(text(argument, "input", "patch", script));
        }
        default -> {}
      }
    }
    return lines.isEmpty() ? new ToolAction.Silent() : new ToolAction.Shell(lines, escalated);
  }

  /** The first JSON value of the text; what follows it is not looked at. */
  private static JsonNode firstValue(String text) {
    try (var parser = JSON.createParser(text)) {
      JsonNode value = JSON.readTree(parser);
      return value == null ? JSON.missingNode() : value;
    } catch (IOException e) {
      return JSON.missingNode();
    }
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
