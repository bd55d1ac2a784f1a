package dev.memories.extract.offline.evidence;

import java.util.List;

/** What a tool call asks for, whatever tool of whatever release carries it. */
sealed interface ToolCall {
  /**
   * Command lines; several when a script runs several.
   *
   * @param escalated whether the agent asked to run them outside its sandbox
   */
  record Shell(List<String> lines, boolean escalated) implements ToolCall {
    public Shell {
      lines = List.copyOf(lines);
    }
  }

  /** A patch by its own tool, by a shell command or by a script. */
  record Patch(String text) implements ToolCall {}

  /** More input for, or a look at, a process that still runs. */
  record Continuation(String id) implements ToolCall {}

  /** A picture looked at. */
  record Picture(String path) implements ToolCall {}

  /** Work handed to another agent. */
  record Delegation(String message) implements ToolCall {}

  /** Bookkeeping of the agent that tells nothing. */
  record Silent() implements ToolCall {}

  /** Any other tool. */
  record Other(String tool) implements ToolCall {}
}
