package dev.memories.extract.offline.call;

import java.util.List;
import java.util.Map;

/** The action that a tool call asks for, independent of the tool and the Codex release. */
public sealed interface ToolAction {
  /**
   * A command line; empty where a script computes it.
   *
   * @param escalated whether the agent asked to run it outside its sandbox
   * @param folder that the call names to run it in; empty where it names none
   */
  record Shell(String line, boolean escalated, String folder) implements ToolAction {}

  /** A patch by its own tool, by a shell command or by a script; empty where that computes it. */
  record Patch(String text) implements ToolAction {}

  /**
   * What a script calls, in its order.
   *
   * @param printed for each print of the script, the index of the action whose result it prints; -1
   *     where it prints something else
   */
  record Script(List<ToolAction> actions, List<Integer> printed) implements ToolAction {
    public Script {
      actions = List.copyOf(actions);
      printed = List.copyOf(printed);
    }
  }

  /** Lines typed into a process that still runs; the id is empty where a script computes it. */
  record Typed(String process, String text) implements ToolAction {}

  /** A look at a process that still runs. */
  record Continuation(String id) implements ToolAction {}

  /** A question to the user: the questions by their id. */
  record Question(Map<String, String> questions) implements ToolAction {
    public Question {
      questions = Map.copyOf(questions);
    }
  }

  /** A picture looked at. */
  record Picture(String path) implements ToolAction {}

  /** Work handed to another agent. */
  record Delegation(String message) implements ToolAction {}

  /** A tool of an MCP server. */
  record ServerTool(String server, String tool) implements ToolAction {}

  /** Bookkeeping of the agent that tells nothing. */
  record Silent() implements ToolAction {}

  /** Any other tool. */
  record Other(String tool) implements ToolAction {}
}
