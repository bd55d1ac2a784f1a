package dev.memories.extract.offline.words;

import java.util.List;

/**
 * What the agent told the user at the end of a turn, sentence by sentence.
 *
 * @param line of the rollout
 */
public record AgentAnswer(List<Sentence> sentences, long line) {
  public AgentAnswer {
    sentences = List.copyOf(sentences);
  }

  /**
   * One sentence, as the agent wrote it.
   *
   * @param concrete whether it names a path, a command, a number or code
   * @param claimsSuccess whether it says that checks passed
   * @param admitsUntried whether it says that something was not run or checked
   * @param isPassing whether it only says what comes next or what may be
   */
  public record Sentence(
      Excerpt text,
      Subject subject,
      boolean concrete,
      boolean claimsSuccess,
      boolean admitsUntried,
      boolean isPassing) {}

  /** What a sentence is about. */
  public enum Subject {
    /** What remains to be done. */
    OPEN,
    /** What was not done, not checked, or holds only under a condition. */
    LIMIT,
    /** Why something was as it was. */
    CAUSE,
    /** What was decided, or how something works now. */
    DECISION,
    /** What was done. */
    RESULT,
    /** Politeness, promises and questions to the user. */
    TALK
  }
}
