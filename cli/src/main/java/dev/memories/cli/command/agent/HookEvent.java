package dev.memories.cli.command.agent;

/**
 * The moments at which an agent calls us, and how much it may be told then.
 *
 * <p>Codex and Claude Code have the same names and nearly the same JSON for them.
 */
enum HookEvent {
  SESSION_START("session-start", "SessionStart", 2_048),
  USER_PROMPT_SUBMIT("user-prompt-submit", "UserPromptSubmit", 1_536),
  POST_TOOL_USE("post-tool-use", "PostToolUse", 512),
  STOP("stop", "Stop", 0),
  SESSION_END("session-end", "SessionEnd", 0);

  private final String word;
  private final String agentName;
  private final int maxBytes;

  HookEvent(String word, String agentName, int maxBytes) {
    this.word = word;
    this.agentName = agentName;
    this.maxBytes = maxBytes;
  }

  /** The subcommand of {@code memories hook}. */
  String word() {
    return word;
  }

  /** The name in the agent's settings and JSON. */
  String agentName() {
    return agentName;
  }

  /** The size of the text that the agent may be given, fence included, in bytes. */
  int maxBytes() {
    return maxBytes;
  }
}
