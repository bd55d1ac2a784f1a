package dev.memories.model.agent;

import dev.memories.model.ModelRequest;
import java.io.IOException;
import java.nio.file.Path;

/** The command line of one agent: how to ask it without tools, and how to read its output. */
sealed interface AgentCommand permits CodexCommand, ClaudeCommand {
  AgentKind kind();

  /**
   * Prepares a request.
   *
   * @param folder a private folder for files that the agent needs
   * @param work an empty folder, in which the agent will run
   * @throws AgentUnusableException when the program cannot be used
   */
  AgentLaunch launch(Path folder, Path work, ModelRequest request)
      throws IOException, InterruptedException, AgentUnusableException;

  /** Reads what the agent printed, and the files that it left in the private folder. */
  AgentReply read(Path folder, String stdout) throws IOException;
}
