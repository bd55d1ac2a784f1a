package dev.memories.rollout.item;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tool reports of a call when it is done (docs/spec/rollouts.md 10.5).
 *
 * <p>The id is the call's own where the model called the tool, and an id of its own where a script
 * did.
 */
public sealed interface ToolReport {
  String callId();

  /**
   * A command that ended.
   *
   * @param command as words
   * @param folder where it ran; empty where the report does not say
   * @param byUser whether the user ran it, not the agent
   * @param exit null when the report has none or the command was ended from outside
   * @param output what it printed
   */
  record CommandEnded(
      String callId,
      List<String> command,
      String folder,
      boolean byUser,
      @Nullable Integer exit,
      String output)
      implements ToolReport {
    public CommandEnded {
      command = List.copyOf(command);
    }
  }

  /**
   * A patch that was applied or refused.
   *
   * @param output what the tool said of it
   */
  record FilesChanged(String callId, boolean failed, List<ChangedFile> files, String output)
      implements ToolReport {
    public FilesChanged {
      files = List.copyOf(files);
    }
  }

  /**
   * One file of a patch.
   *
   * @param path absolute
   * @param action {@code add}, {@code update} or {@code delete}
   * @param diff the changed lines with their marks; empty for a file that is added or deleted
   */
  record ChangedFile(String path, String action, String diff) {}

  /** A call of a tool on an MCP server. */
  record ServerCalled(String callId, String server, String tool, boolean failed, String output)
      implements ToolReport {}
}
