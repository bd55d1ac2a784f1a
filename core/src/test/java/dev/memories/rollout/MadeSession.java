package dev.memories.rollout;

import java.io.IOException;
import java.nio.file.Path;

/** A made-up session that is told step by step, in whatever way its agent writes it down. */
public interface MadeSession {
  MadeSession user(String words);

  /** A prompt with a picture. */
  MadeSession picture(String words);

  /** A prompt that is typed while the agent works, and that it takes up after this step. */
  MadeSession typedAhead(String words);

  MadeSession thinking(String thought);

  MadeSession assistant(String text);

  MadeSession shell(String command, int exit, String output);

  /**
   * An edit of a file.
   *
   * @param error empty when it worked
   */
  MadeSession edit(String file, String before, String after, String error);

  /** A command that the user stops while it runs. */
  MadeSession interrupted(String command);

  /** A command that the user does not allow. */
  MadeSession refused(String command, String reason);

  /** A call of a tool on an MCP server that fails. */
  MadeSession serverFailed(String server, String tool, String error);

  /** A question of the agent, and the answer that the user chooses. */
  MadeSession asked(String question, String answer);

  /** The work of a sub-agent, whose own log lies where the agent keeps it. */
  MadeSession delegated(String prompt, String report);

  /** The history is replaced by a summary for the model. */
  MadeSession compacted(String summary);

  /** A prompt with its answer, before which the user goes back. */
  MadeSession takenBack(String words, String answer);

  /** Writes the log where the agent keeps it below its home; returns the path of the rollout. */
  Path writeTo(Path home) throws IOException;
}
