package dev.memories.session;

import java.nio.file.Path;
import java.util.Optional;

/** A coding agent whose session logs are read. */
public enum Agent {
  CODEX("codex", "Codex"),
  CLAUDE("claude", "Claude Code");

  private static final String CLAUDE_LOG = ".jsonl";

  private final String key;
  private final String title;

  Agent(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /** The word in settings, options and JSON documents. */
  public String key() {
    return key;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** The agent with this key. */
  public static Optional<Agent> ofKey(String key) {
    for (Agent agent : values()) {
      if (agent.key.equals(key)) {
        return Optional.of(agent);
      }
    }
    return Optional.empty();
  }

  /** The agent that names its logs like this one: Claude Code by nothing but the session's id. */
  public static Agent ofLog(Path log) {
    return isClaudeLog(String.valueOf(log.getFileName())) ? CLAUDE : CODEX;
  }

  /** Whether Claude Code names the log of a session like this. */
  public static boolean isClaudeLog(String fileName) {
    int end = fileName.length() - CLAUDE_LOG.length();
    return end == SessionId.CANONICAL_LENGTH
        && fileName.endsWith(CLAUDE_LOG)
        && SessionId.isCanonical(fileName, 0, end);
  }
}
