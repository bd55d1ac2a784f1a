package dev.memories.model.agent;

import java.util.Arrays;
import java.util.Optional;

/** A coding agent that can be asked, and what is known about its program. */
public enum AgentKind {
  CODEX("codex", "Codex", new AgentVersion(0, 169, 0), "gpt-5", 7_000, "run `codex login`"),
  CLAUDE(
      "claude",
      "Claude Code",
      new AgentVersion(2, 1, 0),
      "claude",
      500,
      "run `claude` and log in with /login, or set ANTHROPIC_API_KEY");

  private final String word;
  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
  private final AgentVersion oldest;

  private final String contextModel;
  private final int ownTokens;
  private final String loginHint;

  /**
   * @param word name of the program, which is also its name in our settings
   * @param oldest the first version that is known to run without tools
   * @param contextModel a model with the smallest context window that the agent may use
   * @param ownTokens estimated tokens that the agent adds to every prompt
   */
  AgentKind(
      String word,
      String title,
      AgentVersion oldest,
      String contextModel,
      int ownTokens,
      String loginHint) {
    this.word = word;
    this.title = title;
    this.oldest = oldest;
    this.contextModel = contextModel;
    this.ownTokens = ownTokens;
    this.loginHint = loginHint;
  }

  public static Optional<AgentKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** The name in settings, which is also the name of the program. */
  public String word() {
    return word;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  AgentVersion oldest() {
    return oldest;
  }

  /** A model whose context window bounds the prompts when the user has chosen no model. */
  public String contextModel() {
    return contextModel;
  }

  /** The tokens that the agent adds to every prompt, estimated. */
  public int ownTokens() {
    return ownTokens;
  }

  String loginHint() {
    return loginHint;
  }
}
