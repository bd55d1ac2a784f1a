package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.trace.TraceFact;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A fact that may enter a trace.
 *
 * @param weight how much it serves a later reader; the heaviest facts are kept
 * @param key facts with the same key say the same thing
 * @param said the sentence that it quotes and says nothing of; empty for other facts
 */
public record TaskBullet(
    Section section, int weight, String key, TraceFact fact, Optional<Said> said) {
  /**
   * A sentence of an answer.
   *
   * @param line of the rollout
   * @param leans whether it says little without the sentence before it
   * @param borneOutBy lines of the check that bears out a claim in it; empty where none does
   */
  public record Said(
      Excerpt text, AgentAnswer.Place place, long line, boolean leans, List<Long> borneOutBy) {
    public Said {
      borneOutBy = List.copyOf(borneOutBy);
    }
  }

  public TaskBullet(Section section, int weight, String key, TraceFact fact) {
    this(section, weight, key, fact, Optional.empty());
  }

  /** The lists of a task. */
  public enum Section {
    STEPS,
    FAILURES,
    LEFT,
    KNOWLEDGE,
    POINTERS
  }

  static final String CHANGES_KEY = "not committed";

  /** Bytes that a bullet takes beside its text and marks. */
  private static final int FRAME = "- \n".length();

  /** Whether it lists all that is not committed at the end. */
  public boolean isListOfChanges() {
    return key.equals(CHANGES_KEY);
  }

  /** Its size in the trace, in bytes of UTF-8: about four of them are a token in any script. */
  int size() {
    return fact.bullet().markdown().getBytes(StandardCharsets.UTF_8).length + FRAME;
  }
}
