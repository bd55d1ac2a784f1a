package dev.memories.extract.offline.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The calls in a session of another agent that Codex imported: blocks in the agent's messages
 * (docs/spec/rollouts.md 10.7).
 */
public final class ImportedCalls {
  private static final String TAG = "[external_agent_tool_";
  private static final Pattern CALL =
      Pattern.compile(
          "\\[external_agent_tool_call: ([^\\]\\n]{1,80})]\\n?([\\s\\S]*?)\\n?\\[/external_agent_tool_call]");
  private static final Pattern RESULT =
      Pattern.compile(
          "\\[external_agent_tool_result(?:: [^\\]\\n]*)?]\\n?([\\s\\S]*?)\\n?\\[/external_agent_tool_result]");
  private static final Pattern COMMAND = Pattern.compile("(?m)^command: ([\\s\\S]*)\\z");
  private static final String IMPORTED = "<EXTERNAL SESSION IMPORTED>";
  private static final Set<String> SHELLS = Set.of("bash", "shell", "run_shell_command");

  private ImportedCalls() {}

  /** Whether a message of the agent has such blocks. */
  public static boolean areIn(String message) {
    return message.contains(TAG);
  }

  /** The calls of a message, in order. */
  public static List<ToolAction> calls(String message) {
    List<ToolAction> calls = new ArrayList<>();
    Matcher call = CALL.matcher(message);
    while (call.find()) {
      Matcher command = COMMAND.matcher(call.group(2));
      boolean isShell = SHELLS.contains(call.group(1).toLowerCase(java.util.Locale.ROOT));
      calls.add(
          isShell && command.find()
              ? new ToolAction.Shell(command.group(1).strip(), false, "")
              : new ToolAction.Silent());
    }
    return List.copyOf(calls);
  }

  /** The results in a message, in order. */
  public static List<String> results(String message) {
    return RESULT.matcher(message).results().map(result -> result.group(1)).toList();
  }

  /** The words of a message without its blocks. */
  public static String words(String message) {
    return RESULT
        .matcher(CALL.matcher(message).replaceAll(""))
        .replaceAll("")
        .replace(IMPORTED, "")
        .strip();
  }
}
