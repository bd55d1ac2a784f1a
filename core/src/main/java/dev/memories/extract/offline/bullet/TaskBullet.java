package dev.memories.extract.offline.bullet;

import dev.memories.trace.TraceFact;
import java.nio.charset.StandardCharsets;

/**
 * A fact that may enter a trace.
 *
 * @param weight how much it serves a later reader; the heaviest facts are kept
 * @param key facts with the same key say the same thing
 */
public record TaskBullet(Section section, int weight, String key, TraceFact fact) {
  /** The lists of a task. */
  public enum Section {
    STEPS,
    FAILURES,
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
