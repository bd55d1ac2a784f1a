package dev.memories.extract.offline.call;

import java.util.List;

/** The action that a tool call asks for, independent of the tool and the Codex release. */
public sealed interface ToolAction {
  /**
   * Command lines; several when a script runs several.
   *
   * @param escalated whether the agent asked to run them outside its sandbox
   */
  record Shell(List<String> lines, boolean escalated) implements ToolAction {
    public Shell {
      lines = List.copyOf(lines);
    }
  }

  /** A patch by its own tool, by a shell command or by a script. */
  record Patch(String text) implements ToolAction {}

  /** More input for, or a look at, a process that still runs. */
  record Continuation(String id) implements ToolAction {}

  /** A picture looked at. */
  record Picture(String path) implements ToolAction {}

  /** Work handed to another agent. */
  record Delegation(String message) implements ToolAction {}

  /** Bookkeeping of the agent that tells nothing. */
  record Silent() implements ToolAction {}

  /** Any other tool. */
  record Other(String tool) implements ToolAction {}
}
