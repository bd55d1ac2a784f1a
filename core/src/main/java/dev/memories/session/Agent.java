package dev.memories.session;

import dev.memories.text.DigitPattern;
import java.nio.file.Path;
import java.util.Optional;

/** A coding agent whose session logs are read. */
public enum Agent {
  CODEX("codex", "Codex", "codex resume "),
  CLAUDE("claude", "Claude Code", "claude --resume "),
  GEMINI("gemini", "Gemini CLI", "gemini --resume "),
  OPENCODE("opencode", "OpenCode", "opencode --session ");

  private static final String LOG = ".jsonl";
  private static final DigitPattern GEMINI_BEGINNING =
      new DigitPattern("session-0000-00-00T00-00-");
  private static final int GEMINI_LENGTH = GEMINI_BEGINNING.form().length() + 8;

  /** Of earlier releases of Gemini CLI. */
  private static final String DOCUMENT = ".json";

  private static final String OPENCODE_SESSION = "ses_";
  private static final int LONGEST_OPENCODE_ID = 64;

  private final String key;
  private final String title;
  private final String resuming;

  Agent(String key, String title, String resuming) {
    this.key = key;
    this.title = title;
    this.resuming = resuming;
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

  /** The agent that names its logs like this one. */
  public static Agent ofLog(Path log) {
    return ofLog(String.valueOf(log.getFileName()));
  }

  /**
   * The agent that names its logs like this: Claude Code by the session's id alone, Gemini CLI with
   * the beginning of it, OpenCode not at all: its sessions are rows of a database.
   */
  public static Agent ofLog(String fileName) {
    if (isClaudeLog(fileName)) {
      return CLAUDE;
    }
    if (isGeminiLog(fileName)) {
      return GEMINI;
    }
    return isOpenCodeId(fileName) ? OPENCODE : CODEX;
  }

  /** The command line with which this agent goes on with the session of a log. */
  public static String resuming(Path log, SessionId id) {
    String name = String.valueOf(log.getFileName());
    Agent agent = ofLog(name);
    return agent.resuming
        + switch (agent) {
          case CODEX, GEMINI -> id.value();
          // The id may be a substitute; the name holds the agent's own.
          case CLAUDE -> name.substring(0, SessionId.CANONICAL_LENGTH);
          case OPENCODE -> name;
        };
  }

  /** Whether Claude Code names the log of a session like this. */
  public static boolean isClaudeLog(String fileName) {
    int end = fileName.length() - LOG.length();
    return end == SessionId.CANONICAL_LENGTH
        && fileName.endsWith(LOG)
        && SessionId.isCanonical(fileName, 0, end);
  }

  /** Whether Gemini CLI names the log of a session like this. */
  public static boolean isGeminiLog(String fileName) {
    String end = fileName.length() < GEMINI_LENGTH ? "" : fileName.substring(GEMINI_LENGTH);
    return (end.equals(LOG) || end.equals(DOCUMENT))
        && GEMINI_BEGINNING.fits(fileName.substring(0, GEMINI_BEGINNING.form().length()));
  }

  /** Whether this is a log of an earlier release of Gemini CLI: one JSON document, no lines. */
  public static boolean isGeminiDocument(String fileName) {
    return fileName.endsWith(DOCUMENT) && isGeminiLog(fileName);
  }

  /** Whether OpenCode gives a session an id like this. */
  public static boolean isOpenCodeId(String text) {
    return text.startsWith(OPENCODE_SESSION)
        && text.length() > OPENCODE_SESSION.length()
        && text.length() <= LONGEST_OPENCODE_ID
        && text.chars().skip(OPENCODE_SESSION.length()).allMatch(Agent::isLetterOrDigit);
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
